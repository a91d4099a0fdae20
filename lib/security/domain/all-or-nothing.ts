import { type Db, inTransaction } from "@/lib/db";
import type { PrismaClient } from "@/prisma/generated/client";
import type { Failure } from "../core/result";

/** A transaction that a refusal rolls back: the refusal is returned, and nothing was written. Null = all of it was. */
export async function allOrNothing(
  db: PrismaClient,
  work: (tx: Db) => Promise<Failure | null>,
): Promise<Failure | null> {
  try {
    await inTransaction(db, async (tx) => {
      const failure = await work(tx);
      if (failure) throw new Refused(failure);
    });
    return null;
  } catch (error) {
    if (error instanceof Refused) return error.failure;
    throw error;
  }
}

class Refused extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}
