import type { Pool } from "pg";
import type { Language } from "@/lib/i18n/language";
import { type Finding, isDoubtful, isWell, isWrong } from "./finding";

const overdueMinutes = 10;

/** What the tables tell about the work of the servers: messages that do not leave, and a record that is guarded no more. */
export async function examineRecords(language: Language, pool: Pool): Promise<Finding[]> {
  return [await examineOutbox(language, pool), await examineGuard(language, pool)];
}

async function examineOutbox(language: Language, pool: Pool): Promise<Finding> {
  const name = "outbox_messages";
  const t = language.texts("terminal.doctor.records");
  const { rows } = await pool.query<{ failed: number; overdue: number }>(
    `SELECT count(*) FILTER (WHERE failed_at IS NOT NULL)::int AS failed,
            count(*) FILTER (WHERE failed_at IS NULL AND next_attempt_at < now() - $1 * interval '1 minute')::int AS overdue
       FROM outbox_messages WHERE sent_at IS NULL`,
    [overdueMinutes],
  );
  const { failed = 0, overdue = 0 } = rows[0] ?? {};
  if (overdue > 0) return isWrong(name, t("overdue", { count: overdue, minutes: overdueMinutes }));
  if (failed > 0) return isDoubtful(name, t("failed", { count: failed }));
  return isWell(name, t("well"));
}

async function examineGuard(language: Language, pool: Pool): Promise<Finding> {
  const name = "audit_entries";
  const t = language.texts("terminal.doctor.records");
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_trigger
      WHERE tgrelid = 'audit_entries'::regclass AND tgname LIKE 'audit_entries_%' AND tgenabled IN ('O', 'A')`,
  );
  return (rows[0]?.count ?? 0) >= 3 ? isWell(name, t("guarded")) : isWrong(name, t("unguarded"));
}
