import type { User } from "@/prisma/generated/client";
import type { Context } from "../context";
import { type FactorDraft, openSecret } from "./factor-set-ups";
import { prettySecret, totpUri } from "./totp";

/** What an authenticator app is set up with: the secret to type or scan, and under what it shows the account. */
export type AppKey = { key: string; base32: string; uri: string; issuer: string; username: string };

/** Of an app that is being set up; null for other methods. It is shown until the app is proved, and never again. */
export function appKeyOf(ctx: Context, user: Pick<User, "email">, draft: FactorDraft): AppKey | null {
  const base32 = openSecret(ctx, draft);
  if (base32 === null) return null;
  const { issuer } = ctx.config.codes;
  return { key: prettySecret(base32), base32, uri: totpUri(base32, user.email, issuer), issuer, username: user.email };
}
