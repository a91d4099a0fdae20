/** Runs once when the server starts: traces and metrics where somebody wants them; the outbox worker delivers what waits, and whatever comes. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("@/lib/env");
  if (env.telemetryAs !== null) {
    // Before the services, which ask for their meters once.
    const { startTelemetry } = await import("@/lib/telemetry/start");
    startTelemetry(env.telemetryAs);
  }
  const { services } = await import("@/lib/security/runtime");
  services().outbox.start();
  services().webhooks.start();
}
