import { inTransaction, isUniqueViolation } from "@/lib/db";
import type { Prisma, User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { ok, type Result } from "../../core/result";
import { completeLogin, type LoginOutcome, needsConfirmation } from "../../domain/complete-login";
import { newLinkToken, storeLink } from "../../domain/links";
import { queueMail } from "../../domain/mails";
import { setUpMailCodes } from "../../domain/passcode-methods";
import { chooseTarget } from "../../domain/targets";
import { createUser } from "../../domain/users";
import { writeWelcome } from "./mail";

export type RegisterOutcome = ({ status: "confirmation-sent" } | LoginOutcome) & { email: string; target: string };

type Passkey = { handle: string; keep(tx: Prisma.TransactionClient, user: User): Promise<void> };

type NewAccount = {
  email: string;
  username: string | null;
  passwordHash: string | null;
  /** What signs in instead of a password. Without either, mailed codes do. */
  passkey?: Passkey;
};

/** The person, their link and their mail, all or nothing; null when somebody else took a key in the same moment. */
export async function createAccount(ctx: Context, account: NewAccount): Promise<User | null> {
  const { features, registration, confirmation } = ctx.config;
  const { email, username, passwordHash, passkey } = account;
  const token = features.confirmation && registration.sendWelcomeMail ? newLinkToken() : null;
  const mail = registration.sendWelcomeMail ? await writeWelcome(ctx, email, token) : null;
  try {
    return await inTransaction(ctx.db, async (tx) => {
      const now = ctx.now();
      const handle = passkey ? { webauthnUserHandle: passkey.handle } : {};
      const { locale } = ctx.request;
      const user = await createUser(tx, { email, username, passwordHash, locale, ...handle }, now);
      if (passkey) await passkey.keep(tx, user);
      else if (passwordHash === null) await setUpMailCodes(tx, user.id, now);
      if (token)
        await storeLink(tx, {
          token,
          purpose: "confirm",
          user,
          within: confirmation.linkWithin,
          now,
          payload: { email: user.email },
        });
      if (mail) await queueMail(ctx, tx, mail);
      return user;
    });
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

/** A new person is signed in, unless their address has to be confirmed first. */
export async function afterCreation(
  ctx: Context,
  user: User,
  next: unknown,
  countsAsBoth = false,
): Promise<Result<RegisterOutcome>> {
  const target = chooseTarget(ctx, next, ctx.config.redirects.afterRegister);
  if (needsConfirmation(ctx, user)) return ok({ status: "confirmation-sent", email: user.email, target });
  const outcome = await completeLogin(ctx, user, {
    via: "register",
    remember: ctx.config.sessions.rememberByDefault,
    field: "email",
    countsAsBoth,
  });
  return outcome.ok ? ok({ ...outcome.value, email: user.email, target }) : outcome;
}
