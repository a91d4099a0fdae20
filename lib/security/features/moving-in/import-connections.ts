import type { Context } from "../../context";
import { textIn } from "./foreign-row";
import { personId } from "./prepare";
import { readCsv } from "./read-csv";
import type { ImportOrder } from "./schema";
import { connectionIn } from "./systems/next-auth";
import { writeConnections } from "./write-batch";

const batchSize = 1000;

/** Reads the accounts' table of next-auth from a second file; answers how many were connected. A second run connects none. */
export async function importConnections(ctx: Context, order: ImportOrder): Promise<number> {
  if (order.dryRun || !("file" in order.source) || order.source.accountsFile === null) return 0;
  const reading = await readCsv(order.source.accountsFile, ["provider"]);
  let connected = 0;
  const client = await ctx.pool.connect();
  try {
    for await (const { rows } of reading.batches(null, batchSize)) {
      const found = rows.flatMap((row) => {
        const owner = textIn(row, "userId", "user_id");
        const id = owner && personId(order.namespace, owner);
        return id ? connectionIn(row).map((one) => ({ user_id: id, ...one })) : [];
      });
      connected += await writeConnections(client, found);
    }
    return connected;
  } finally {
    client.release();
  }
}
