import "server-only";
import { log } from "@/lib/log";
import { migrationState } from "@/lib/migrations";
import type { Services } from "../runtime";

/** Does the database answer, and has it exactly the migrations that this build knows? */
export async function isReady({ database }: Services): Promise<boolean> {
  try {
    const { missing, unknown } = await migrationState(database.pool);
    if (missing.length + unknown.length === 0) return true;
    log.warn({ missing, unknown }, "not ready: the database has another schema than this build");
    return false;
  } catch (error) {
    log.warn({ error }, "not ready");
    return false;
  }
}
