import { acceptsMail } from "@/lib/mail/deliverability";
import type { Context } from "../context";
import { emailDomain, normalizeEmail, normalizeUsername } from "../core/identity";
import { type Complaints, complain } from "../core/result";
import { usernameRules } from "./users";

/** The address of a new account as it would be stored, or null after a complaint. Asks DNS where that is configured. */
export async function judgeNewEmail(ctx: Context, typed: string, complaints: Complaints): Promise<string | null> {
  if (typed === "") {
    complain(complaints, "email", "EMAIL_NOT_PROVIDED");
    return null;
  }
  const email = normalizeEmail(typed);
  const deliverable =
    email !== null && (!ctx.config.identity.checkDeliverability || (await acceptsMail(emailDomain(email))));
  if (deliverable) return email;
  complain(complaints, "email", "INVALID_EMAIL_ADDRESS");
  return null;
}

/** The username of a new account as it would be stored; null for none, or after a complaint. */
export function judgeNewUsername(ctx: Context, typed: string, complaints: Complaints): string | null {
  if (!ctx.config.features.usernames) return null;
  if (typed === "") {
    if (ctx.config.identity.usernameRequired) complain(complaints, "username", "USERNAME_NOT_PROVIDED");
    return null;
  }
  const rules = usernameRules(ctx.config);
  const normalized = normalizeUsername(typed, rules);
  if ("username" in normalized) return normalized.username;
  complain(complaints, "username", normalized.complaint, { min: rules.minLength, max: rules.maxLength });
  return null;
}
