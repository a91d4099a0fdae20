import type { PoolClient } from "pg";
import type { Context } from "../../context";
import { readTally, type Tally } from "./tally";

export type Checkpoint = { position: string; tally: Tally };

/** How far an earlier run came; null = there was none, or it came to its end. */
export async function findCheckpoint({ db }: Context, source: string): Promise<Checkpoint | null> {
  const found = await db.importCheckpoint.findUnique({ where: { source } });
  return found && { position: found.position, tally: readTally(found.counts) };
}

export async function keepCheckpoint(client: PoolClient, source: string, at: Checkpoint, now: Date): Promise<void> {
  await client.query(
    `INSERT INTO import_checkpoints (source, position, counts, updated_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (source) DO UPDATE SET position = $2, counts = $3, updated_at = $4`,
    [source, at.position, JSON.stringify(at.tally), now],
  );
}

export async function forgetCheckpoint({ db }: Context, source: string): Promise<void> {
  await db.importCheckpoint.deleteMany({ where: { source } });
}
