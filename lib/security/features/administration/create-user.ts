import { isUniqueViolation } from "@/lib/db";
import type { User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { type Complaints, complain, type Failure, failWith, ok, type Result } from "../../core/result";
import { judgeNewEmail, judgeNewUsername } from "../../domain/new-identity";
import { passwordComplaints } from "../../domain/password-policy";
import { normalizePassword } from "../../domain/passwords";
import { findUserByEmail, findUserByUsername, createUser as insertUser } from "../../domain/users";
import { defineUseCase } from "../../use-case";
import { writesUsers } from "./access";
import { createUserSchema } from "./schema";

export type CreatedUser = { id: string; email: string; username: string | null; active: boolean };

type Judged = { email: string; username: string | null };

/** Makes an account for somebody, by the rules of registration. No mail goes out, and the address is not confirmed. */
export const createUser = defineUseCase({
  name: "administration.create-user",
  input: createUserSchema,
  access: writesUsers,
  async run(input, ctx): Promise<Result<CreatedUser>> {
    const complaints: Complaints = {};
    const email = await judgeNewEmail(ctx, input.email, complaints);
    const username = judgeNewUsername(ctx, input.username, complaints);
    const found = await passwordComplaints(ctx, input.password, [input.email, input.username]);
    if (found.length > 0) complaints.password = found;
    if (email === null || Object.keys(complaints).length > 0) return failWith(complaints);
    const taken = await collision(ctx, { email, username });
    if (taken) return taken;

    const passwordHash = await ctx.passwords.hash(normalizePassword(input.password, ctx.config));
    const user = await insert(ctx, { email, username, passwordHash, active: input.active });
    if (!user.ok) return user;
    await ctx.emit("user_created", { userId: user.value.id });
    const { id, active } = user.value;
    return ok({ id, email, username, active });
  },
});

async function insert(ctx: Context, user: Judged & { passwordHash: string; active: boolean }): Promise<Result<User>> {
  try {
    return ok(await insertUser(ctx.db, user, ctx.now()));
  } catch (error) {
    const taken = isUniqueViolation(error) ? await collision(ctx, user) : null;
    if (!taken) throw error;
    return taken;
  }
}

/** What of it belongs to somebody already. */
async function collision(ctx: Context, { email, username }: Judged): Promise<Failure | null> {
  const complaints: Complaints = {};
  if (await findUserByEmail(ctx.db, email)) complain(complaints, "email", "EMAIL_ALREADY_ASSOCIATED", { email });
  if (username && (await findUserByUsername(ctx.db, username)))
    complain(complaints, "username", "USERNAME_ALREADY_ASSOCIATED", { username });
  return Object.keys(complaints).length > 0 ? failWith(complaints) : null;
}
