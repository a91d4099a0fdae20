import { fingerprint } from "@/lib/crypto/safe-equal";
import type { User } from "@/prisma/generated/client";
import type { Context } from "../context";
import { emailKey, normalizeEmail, normalizeUsername, usernameKey } from "../core/identity";
import { type Failure, fail, ok, type Result } from "../core/result";
import { findUserByEmail, findUserByUsername, identityAttributes, usernameRules } from "./users";

/** Who is meant by the fields of a form; `key` is one and the same for every spelling. */
export type Identified = { field: "email" | "username"; key: string; find(): Promise<User | null> };

/** Reads the e-mail field when it is filled, else the username field. Says what is wrong with the form of either. */
export function identify(ctx: Context, typed: { email: string; username: string }): Identified | Failure {
  const attributes = identityAttributes(ctx.config);
  const byEmail = attributes.includes("email");
  const byUsername = attributes.includes("username");
  if (byEmail && typed.email !== "") return identifyEmail(ctx, typed.email);
  if (byUsername && typed.username !== "") {
    const normalized = normalizeUsername(typed.username, usernameRules(ctx.config));
    if ("complaint" in normalized)
      return fail(normalized.complaint, "username", {
        min: ctx.config.identity.usernameMinLength,
        max: ctx.config.identity.usernameMaxLength,
      });
    const { username } = normalized;
    return { field: "username", key: usernameKey(username), find: () => findUserByUsername(ctx.db, username) };
  }
  return byUsername ? fail("USER_DOES_NOT_EXIST") : fail("EMAIL_NOT_PROVIDED", "email");
}

export function identifyEmail(ctx: Context, typed: string): Identified | Failure {
  if (typed === "") return fail("EMAIL_NOT_PROVIDED", "email");
  const email = normalizeEmail(typed);
  if (!email) return fail("INVALID_EMAIL_ADDRESS", "email");
  return { field: "email", key: emailKey(email), find: () => findUserByEmail(ctx.db, email) };
}

export const isIdentified = (outcome: Identified | Failure): outcome is Identified => "find" in outcome;

/** Whose bucket a try counts on: the person's, whatever spelling was used; for unknown people the folded spelling's. */
export async function limitAccount(ctx: Context, typed: { email: string; username: string }): Promise<string | null> {
  const identified = identify(ctx, typed);
  if (!isIdentified(identified)) return null;
  return (await identified.find())?.id ?? fingerprint(identified.key);
}

/** The person behind an e-mail address, or what the form is told. */
export async function findOrRefuse(ctx: Context, typed: string): Promise<Result<User>> {
  const identified = identifyEmail(ctx, typed);
  if (!isIdentified(identified)) return identified;
  const user = await identified.find();
  return user ? ok(user) : fail("USER_DOES_NOT_EXIST", "email");
}
