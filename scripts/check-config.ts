import { startComplaints } from "../lib/start-check";
import { Refusal, runScript } from "./terminal.mjs";

/* Says what keeps a production server from starting, before anything else of it runs. */

await runScript(async () => {
  const complaints = [...startComplaints(process.env), ...(await environmentComplaints())];
  if (complaints.length > 0)
    throw new Refusal(`Gatehouse does not start:\n${complaints.map((one) => `- ${one}`).join("\n")}`);
});

async function environmentComplaints(): Promise<string[]> {
  try {
    // The module parses the environment when it is loaded, and throws sentences; so does a setting that cannot be used.
    const { loadEnvironment } = await import("../lib/env");
    const { applySettings } = await import("../lib/security/core/apply-settings");
    const { securityConfig } = await import("../lib/security/config");
    const environment = loadEnvironment(process.env);
    applySettings(securityConfig, environment.settings);
    return mailComplaints(environment.mail);
  } catch (error) {
    if (error instanceof Error) return error.message.split("\n");
    throw error;
  }
}

/** Without a provider mail would pile up in a file that nobody reads. */
function mailComplaints(mail: { transport: string; isChosen: boolean }): string[] {
  if (mail.transport !== "outbox" || mail.isChosen) return [];
  return ["Mail has no way out: set RESEND_API_KEY or SMTP_URL (or MAIL_TRANSPORT=outbox, to write it into a file)."];
}
