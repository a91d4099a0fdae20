import { z } from "zod";
import type { Context } from "../../context";
import { systemOnly } from "../../core/access";
import { ok } from "../../core/result";
import { defineUseCase } from "../../use-case";

/** What can be wrong, as JSON says it in every language; the terminal knows it by its name. */
export const auditFaults = {
  changed: "it was changed",
  cut: "what stood before it was changed, deleted or slipped in",
  newestMissing: "the newest entries are missing",
} as const;

/** What is wrong, and with which entry; null = with the record as a whole. */
export type Fault = { id: string | null; what: (typeof auditFaults)[keyof typeof auditFaults] };

const batch = 20_000;
const mostFaults = 20;

/**
 * Goes along the chain of audit entries and finds the first that were changed, deleted or slipped in. `head` is the hash of the
 * newest: keep it elsewhere now and then, for whoever rules the database could write the whole chain anew.
 */
export const verifyAudit = defineUseCase({
  name: "audit.verify",
  input: z.object({}),
  access: systemOnly(),
  async run(_, ctx) {
    const ends = await endsOf(ctx);
    const faults: Fault[] = [];
    let entries = 0;
    let at = { id: "0", hash: ends.prunedHash };
    for (;;) {
      const part = await examine(ctx, at);
      entries += part.count;
      faults.push(...part.faults);
      if (part.last === null || faults.length >= mostFaults) break;
      at = part.last;
    }
    const now = await endsOf(ctx);
    if (faults.length < mostFaults && now.newestHash !== now.lastHash)
      faults.push({ id: null, what: auditFaults.newestMissing });
    return ok({ isWhole: faults.length === 0, entries, head: now.lastHash, faults: faults.slice(0, mostFaults) });
  },
});

type Ends = { prunedHash: string; lastHash: string; newestHash: string };

/** One statement, so that no entry comes in between. */
async function endsOf({ pool }: Context): Promise<Ends> {
  const { rows } = await pool.query<Ends>(`
    SELECT pruned_hash AS "prunedHash", last_hash AS "lastHash",
           coalesce((SELECT hash FROM audit_entries ORDER BY id DESC LIMIT 1), pruned_hash) AS "newestHash"
      FROM audit_chain WHERE id = 1`);
  return rows[0] ?? { prunedHash: "", lastHash: "", newestHash: "" };
}

type Part = { count: number; last: { id: string; hash: string } | null; faults: Fault[] };

async function examine({ pool }: Context, after: { id: string; hash: string }): Promise<Part> {
  const { rows } = await pool.query<{ id: string; hash: string; changed: boolean; cut: boolean }>(
    `WITH part AS (
       SELECT e.id, e.hash, e.previous_hash, audit_entry_hash(e, e.previous_hash) AS actual,
              audit_entry_fits(e) AS fits,
              coalesce(lag(e.hash) OVER (ORDER BY e.id), $2) AS before, row_number() OVER (ORDER BY e.id DESC) AS from_end
         FROM (SELECT * FROM audit_entries WHERE id > $1 ORDER BY id LIMIT ${batch}) e)
     SELECT id, hash, (hash IS DISTINCT FROM actual OR NOT fits) AS changed, previous_hash IS DISTINCT FROM before AS cut
       FROM part
      WHERE from_end = 1 OR hash IS DISTINCT FROM actual OR NOT fits OR previous_hash IS DISTINCT FROM before
      ORDER BY id`,
    [after.id, after.hash],
  );
  const last = rows.at(-1);
  const { rows: counted } = await pool.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM audit_entries WHERE id > $1 AND id <= $2",
    [after.id, last?.id ?? after.id],
  );
  return {
    count: counted[0]?.count ?? 0,
    last: last ? { id: last.id, hash: last.hash } : null,
    faults: rows.flatMap(({ id, changed, cut }) => [
      ...(changed ? [{ id, what: auditFaults.changed }] : []),
      ...(cut ? [{ id, what: auditFaults.cut }] : []),
    ]),
  };
}
