/** Runs once when the server starts: the outbox worker delivers what waits, and whatever comes. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { services } = await import("@/lib/security/runtime");
  services().outbox.start();
  services().webhooks.start();
}
