import type { Pool } from "pg";
import { type Finding, isDoubtful, isWell, isWrong } from "./finding";

const overdueMinutes = 10;

/** What the tables tell about the work of the servers: messages that do not leave, and a record that is guarded no more. */
export async function examineRecords(pool: Pool): Promise<Finding[]> {
  return [await examineOutbox(pool), await examineGuard(pool)];
}

async function examineOutbox(pool: Pool): Promise<Finding> {
  const name = "outbox_messages";
  const { rows } = await pool.query<{ failed: number; overdue: number }>(
    `SELECT count(*) FILTER (WHERE failed_at IS NOT NULL)::int AS failed,
            count(*) FILTER (WHERE failed_at IS NULL AND next_attempt_at < now() - $1 * interval '1 minute')::int AS overdue
       FROM outbox_messages WHERE sent_at IS NULL`,
    [overdueMinutes],
  );
  const { failed = 0, overdue = 0 } = rows[0] ?? {};
  if (overdue > 0)
    return isWrong(
      name,
      `${overdue} messages wait for more than ${overdueMinutes} minutes: no server runs that sends them.`,
    );
  if (failed > 0)
    return isDoubtful(name, `${failed} messages could not be sent: the column last_error of ${name} says why.`);
  return isWell(name, "No message waits, and none failed.");
}

async function examineGuard(pool: Pool): Promise<Finding> {
  const name = "audit_entries";
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_trigger
      WHERE tgrelid = 'audit_entries'::regclass AND tgname LIKE 'audit_entries_%' AND tgenabled IN ('O', 'A')`,
  );
  return (rows[0]?.count ?? 0) >= 3
    ? isWell(name, "The record refuses changes. Whether somebody got around that: npm run security -- audit verify.")
    : isWrong(name, "The record is not guarded: triggers of audit_entries are missing or switched off. Put them back.");
}
