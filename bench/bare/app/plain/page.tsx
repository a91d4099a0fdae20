export const dynamic = "force-dynamic";

/** The same without any check. */
export default function Page() {
  return (
    <main>
      <h1>Open</h1>
      <p>Signed in as nobody</p>
    </main>
  );
}
