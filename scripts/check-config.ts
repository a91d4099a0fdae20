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
    // The module parses the environment when it is loaded, and throws sentences.
    const { loadEnvironment } = await import("../lib/env");
    loadEnvironment(process.env);
    return [];
  } catch (error) {
    if (error instanceof Error) return error.message.split("\n");
    throw error;
  }
}
