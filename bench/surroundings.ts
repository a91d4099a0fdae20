import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startDatabase } from "@/scripts/database.mjs";
import { randomSecrets } from "@/scripts/local-secrets.mjs";
import { migrate } from "@/scripts/migrate";
import { inProject } from "@/scripts/project.mjs";
import { tell } from "@/scripts/terminal.mjs";
import { buildFloors } from "./contestants";

/**
 * A migrated database of its own, the floors, and the environment that servers are measured in. Throws where the application
 * has not been built. `close` deletes all of it.
 */
export async function makeSurroundings(): Promise<{ variables: Record<string, string>; close(): Promise<void> }> {
  if (!existsSync(inProject(".next/BUILD_ID"))) throw new Error("There is no build yet: npm run build.");
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-bench-"));
  const database = await startDatabase({ dataDir: folder, log: tell });
  const close = async () => {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await migrate(database.url);
    tell("Building the floors …");
    buildFloors(database.url);
  } catch (error) {
    await close();
    throw error;
  }
  const variables = {
    ...randomSecrets(),
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    SECURITY_THROTTLE: "off",
    SECURITY_SEND_NEW_DEVICE_EMAIL: "false",
    MAIL_TRANSPORT: "outbox",
    SMS_TRANSPORT: "outbox",
    AUTO_MIGRATE: "false",
    HOSTNAME: "127.0.0.1",
  };
  return { variables, close };
}
