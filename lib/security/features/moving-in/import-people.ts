import { createHash } from "node:crypto";
import type { PoolClient } from "pg";
import type { Context } from "../../context";
import { systemOnly } from "../../core/access";
import { ok } from "../../core/result";
import { defineUseCase } from "../../use-case";
import { findCheckpoint, forgetCheckpoint, keepCheckpoint } from "./checkpoint";
import { systems } from "./foreign-system";
import { importConnections } from "./import-connections";
import { type Arrival, type Preparation, prepare } from "./prepare";
import { readCsv } from "./read-csv";
import { readDatabase } from "./read-database";
import type { Batch, Reading } from "./reading";
import { makeRoles } from "./roles";
import { type ImportOrder, importSchema } from "./schema";
import { count, emptyTally, type Tally } from "./tally";
import { needs, reductions, skips } from "./words";
import { judge, rememberKeys, type SeenKeys, writePeople } from "./write-batch";

const batchSize = 1000;
const tries = 3;

/**
 * Brings people of another system along: identity, password hash, roles, confirmation, second factor and connections, as far
 * as each can be used here. Batch by batch in a transaction of its own that also notes how far it came, so a run that was cut
 * off goes on from there; whoever is here already is left alone. Memory does not grow with the number of people.
 * Answers the counts and what has to be set so that these people get in. Throws a sentence for a source that cannot be read.
 */
export const importPeople = defineUseCase({
  name: "moving-in.import-people",
  input: importSchema,
  access: systemOnly(),
  async run(order, ctx) {
    const system = systems[order.system];
    const reading =
      "file" in order.source
        ? await readCsv(order.source.file, ["id", "email"])
        : await readDatabase(order.source.url, system, order.source.table);
    try {
      const tally = await importAll(ctx, { system, namespace: order.namespace, order }, reading);
      const connected = await importConnections(ctx, order);
      tally.connections += connected;
      const { imported } = tally;
      const skipped = Object.values(tally.skipped).reduce((sum, one) => sum + one, 0);
      if (!order.dryRun) await ctx.emit("users_imported", { system: order.system, imported, skipped });
      return ok({ dryRun: order.dryRun, system: order.system, ...tally, needs: needsOf(ctx, order, tally) });
    } finally {
      await reading.close();
    }
  },
});

async function importAll(ctx: Context, preparation: Preparation, reading: Reading): Promise<Tally> {
  const { order, namespace } = preparation;
  const source = createHash("sha256").update(`${order.system}\0${namespace}\0${reading.identity}`).digest("hex");
  if (order.restart && !order.dryRun) await forgetCheckpoint(ctx, source);
  const begun = order.dryRun || order.restart ? null : await findCheckpoint(ctx, source);
  const tally = begun?.tally ?? emptyTally();
  const client = await ctx.pool.connect();
  try {
    const seen = order.dryRun ? await rememberKeys(client) : null;
    for await (const batch of reading.batches(begun?.position ?? null, batchSize)) {
      const made = await takeBatch(ctx, client, { preparation, batch, seen, source, tally, reading });
      Object.assign(tally, made);
      order.onProgress({ done: batch.done, total: reading.total, people: tally.rows });
    }
    if (!order.dryRun) await forgetCheckpoint(ctx, source);
    return tally;
  } finally {
    // Temporary tables and settings go with it.
    client.release(true);
  }
}

type Step = {
  preparation: Preparation;
  batch: Batch;
  seen: SeenKeys | null;
  source: string;
  tally: Tally;
  reading: Reading;
};

/** Judges and writes one batch; answers the counts after it. Somebody who registered meanwhile makes it begin again. */
async function takeBatch(ctx: Context, client: PoolClient, step: Step): Promise<Tally> {
  const { preparation, batch, tally } = step;
  const people = batch.rows.map((row) => preparation.system.person(row));
  for (let attempt = 1; ; attempt++) {
    const after = structuredClone(tally);
    const left: [string, string][] = batch.unreadable.map((line) => [`line ${line}`, skips.unreadable]);
    const prepared = await Promise.all(people.map((person) => prepare(ctx, preparation, person)));
    for (const [index, one] of prepared.entries())
      if ("reason" in one) left.push([people[index]?.key || "?", one.reason]);
    const arrivals = prepared.filter((one): one is Arrival => !("reason" in one));
    try {
      await client.query("BEGIN");
      // These hashes were not made by us.
      await client.query("SELECT set_config('gatehouse.password_key', '', true)");
      const verdicts = await judge(client, arrivals, step.seen);
      const fresh = arrivals.filter((_, index) => verdicts[index] === "new");
      for (const [index, one] of arrivals.entries()) if (verdicts[index] === "taken") left.push([one.row, skips.taken]);
      after.rows += people.length + batch.unreadable.length;
      after.alreadyHere += verdicts.filter((verdict) => verdict === "here").length;
      for (const [, reason] of left) count(after.skipped, reason);
      countArrivals(after, fresh);
      if (step.seen === null) {
        await makeRoles(client, fresh, step.reading.permissions ?? {}, ctx.now());
        after.connections += (await writePeople(client, fresh, ctx.now())).connections;
        await keepCheckpoint(client, step.source, { position: batch.position, tally: after }, ctx.now());
      }
      await client.query("COMMIT");
      for (const [row, reason] of left) preparation.order.onSkip(row, reason);
      return after;
    } catch (error) {
      await client.query("ROLLBACK");
      if (attempt === tries || !isConflict(error)) throw error;
    }
  }
}

function countArrivals(tally: Tally, fresh: Arrival[]): void {
  tally.imported += fresh.length;
  for (const { reduced, roles, factor, active, confirmedAt, passwordHash } of fresh) {
    for (const what of reduced) count(tally.reduced, what);
    for (const role of roles) count(tally.roles, role);
    if (factor) tally.secondFactors++;
    if (!active) count(tally.reduced, reductions.inactive);
    if (confirmedAt === null) count(tally.reduced, reductions.unconfirmed);
    if (passwordHash === null) count(tally.reduced, reductions.noPassword);
  }
}

/** Postgres: unique violation, serialisation failure, deadlock. */
const isConflict = (error: unknown): boolean =>
  error instanceof Error && "code" in error && ["23505", "40001", "40P01"].includes(String(error.code));

/** What has to be set here so that these people get in. */
function needsOf({ config }: Context, { system }: ImportOrder, { reduced, imported }: Tally): string[] {
  const unconfirmed = reduced[reductions.unconfirmed] ?? 0;
  const needsPlain = systems[system].needsPlainHashes && !config.passwords.acceptPlain;
  const nobodyGetsIn = imported > 0 && unconfirmed === imported && config.features.confirmation;
  return [
    ...(needsPlain ? [needs.plainHashes] : []),
    ...(system === "flask-security" ? [needs.salt] : []),
    ...(nobodyGetsIn ? [needs.confirmed] : []),
  ];
}
