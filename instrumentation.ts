/** Runs once when the server starts: next-auth is told our address; traces and metrics where somebody wants them; the outbox worker delivers what waits, and whatever comes. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("@/lib/env");
  // Else next-auth makes its own address of X-Forwarded-Proto and Host, which anybody may write, and fails where they make none.
  process.env.AUTH_URL = env.appUrl;
  if (env.telemetryAs !== null) {
    // Before the services, which ask for their meters once.
    const { startTelemetry } = await import("@/lib/telemetry/start");
    startTelemetry(env.telemetryAs);
  }
  const { services } = await import("@/lib/security/runtime");
  services().outbox.start();
  services().webhooks.start();
}
