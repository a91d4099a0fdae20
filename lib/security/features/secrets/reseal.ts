import { sealedUnder } from "@/lib/crypto/secret-box";
import type { Context } from "../../context";
import { systemOnly } from "../../core/access";
import { ok } from "../../core/result";
import { defineUseCase } from "../../use-case";
import { resealSchema } from "./schema";
import { type SealedColumn, sealedColumns } from "./sealed-columns";

const batchSize = 500;

/**
 * Seals anew, under the newest key, what stands under older ones, in batches. What was done stays done: a run that was cut off
 * is simply run again. The server may work meanwhile, for a row is only replaced as long as nobody else has. `lost` could not
 * be opened, for its key is not listed.
 */
export const resealSecrets = defineUseCase({
  name: "secrets.reseal",
  input: resealSchema,
  access: systemOnly(),
  async run({ kind, onProgress }, ctx) {
    const columns = sealedColumns.filter((column) => column.kind === kind);
    const total = await sum(columns.map((column) => countOutdated(ctx, column)));
    const all = { resealed: 0, lost: 0 };
    for (const column of columns)
      for await (const { resealed, lost } of resealColumn(ctx, column)) {
        all.resealed += resealed;
        all.lost += lost;
        onProgress(all.resealed + all.lost, total);
      }
    if (all.resealed > 0) await ctx.emit("secrets_resealed", { kind, count: all.resealed });
    return ok(all);
  },
});

const sum = async (counts: Promise<number>[]): Promise<number> =>
  (await Promise.all(counts)).reduce((total, count) => total + count, 0);

const outdated = ({ value }: SealedColumn): string => `${value} IS NOT NULL AND split_part(${value}, '.', 1) <> $1`;

async function countOutdated(ctx: Context, column: SealedColumn): Promise<number> {
  const { rows } = await ctx.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${column.table} WHERE ${outdated(column)}`,
    [column.box(ctx).keyIds()[0] ?? ""],
  );
  return rows[0]?.count ?? 0;
}

async function* resealColumn(ctx: Context, column: SealedColumn): AsyncGenerator<{ resealed: number; lost: number }> {
  const { table, key, value, assign } = column;
  const box = column.box(ctx);
  const listed = new Set(box.keyIds());
  const newest = box.keyIds()[0];
  if (newest === undefined) return;
  for (let after = ""; ; ) {
    const { rows } = await ctx.pool.query<{ key: string; sealed: string }>(
      `SELECT ${key}::text AS key, ${value} AS sealed FROM ${table}
        WHERE ${outdated(column)} AND ${key}::text > $2 ORDER BY ${key}::text LIMIT ${batchSize}`,
      [newest, after],
    );
    const last = rows.at(-1);
    if (!last) return;
    after = last.key;
    let resealed = 0;
    let lost = 0;
    for (const { key: row, sealed } of rows) {
      if (!listed.has(sealedUnder(sealed))) {
        lost++;
        continue;
      }
      const { rowCount } = await ctx.pool.query(
        `UPDATE ${table} SET ${assign} WHERE ${key}::text = $1 AND ${value} = $3`,
        [row, box.seal(box.open(sealed)), sealed],
      );
      resealed += rowCount ?? 0;
    }
    yield { resealed, lost };
  }
}
