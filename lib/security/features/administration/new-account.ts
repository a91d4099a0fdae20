import { isUniqueViolation } from "@/lib/db";
import type { User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { type Complaints, complain, type Failure, failWith, ok, type Result } from "../../core/result";
import { createUser, findUserByEmail, findUserByUsername, type NewUser } from "../../domain/users";

type Identity = { email: string; username: string | null };

/** Writes a new account, or says what of it was taken in the same moment. */
export async function insertOrTaken(ctx: Context, user: NewUser): Promise<Result<User>> {
  try {
    return ok(await createUser(ctx.db, user, ctx.now()));
  } catch (error) {
    const taken = isUniqueViolation(error) ? await takenBy(ctx, user) : null;
    if (!taken) throw error;
    return taken;
  }
}

/** What of it belongs to somebody already. */
export async function takenBy(ctx: Context, { email, username }: Identity): Promise<Failure | null> {
  const complaints: Complaints = {};
  if (await findUserByEmail(ctx.db, email)) complain(complaints, "email", "EMAIL_ALREADY_ASSOCIATED", { email });
  if (username && (await findUserByUsername(ctx.db, username)))
    complain(complaints, "username", "USERNAME_ALREADY_ASSOCIATED", { username });
  return Object.keys(complaints).length > 0 ? failWith(complaints) : null;
}
