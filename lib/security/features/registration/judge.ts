import type { User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { type Complaints, complain } from "../../core/result";
import { judgeNewEmail, judgeNewUsername } from "../../domain/new-identity";
import { passwordComplaints } from "../../domain/password-policy";
import { isBlank, normalizePassword } from "../../domain/passwords";
import { isForeignTarget } from "../../domain/targets";
import { findUserByEmail, findUserByUsername } from "../../domain/users";
import type { Registration } from "./schema";

/** A registration as it would be stored, and whom it would collide with. */
export type Judged = { complaints: Complaints; email: string; username: string | null } & Owners;
type Owners = { emailOwner: User | null; usernameOwner: User | null };

/** Looks at everything and reports everything, so that nobody mends a form one complaint at a time. */
export async function judgeRegistration(ctx: Context, input: Registration): Promise<Judged> {
  const judged = await judgeNewcomer(ctx, input);
  await judgePassword(ctx, input, judged.complaints);
  return judged;
}

/** The same of everything but the password. */
export async function judgeNewcomer(
  ctx: Context,
  input: Pick<Registration, "email" | "username" | "next">,
): Promise<Judged> {
  const complaints: Complaints = {};
  const email = await judgeNewEmail(ctx, input.email, complaints);
  const username = judgeNewUsername(ctx, input.username, complaints);
  if (isForeignTarget(ctx, input.next)) complain(complaints, "next", "INVALID_REDIRECT");
  return { complaints, email: email ?? input.email, username, ...(await findOwners(ctx, email, username)) };
}

/** Whose the address and the username are already. */
export async function findOwners(ctx: Context, email: string | null, username: string | null): Promise<Owners> {
  const [emailOwner, usernameOwner] = await Promise.all([
    email ? findUserByEmail(ctx.db, email) : null,
    username ? findUserByUsername(ctx.db, username) : null,
  ]);
  return { emailOwner, usernameOwner };
}

async function judgePassword(ctx: Context, input: Registration, complaints: Complaints): Promise<void> {
  const { confirmPassword } = ctx.config.registration;
  const isMissing = isBlank(input.password);
  if (isMissing && ctx.config.passwords.required) complain(complaints, "password", "PASSWORD_NOT_PROVIDED");
  if (!isMissing) {
    const found = await passwordComplaints(ctx, input.password, [input.email, input.username]);
    if (found.length > 0) complaints.password = found;
  }
  if (
    confirmPassword &&
    normalizePassword(input.password_confirm, ctx.config) !== normalizePassword(input.password, ctx.config)
  )
    complain(complaints, "password_confirm", "RETYPE_PASSWORD_MISMATCH");
}
