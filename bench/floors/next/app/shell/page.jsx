/** Rendered at build time. The proxy lets nobody see it who has no cookie. */
export default function Page() {
  return <main>Protected</main>;
}
