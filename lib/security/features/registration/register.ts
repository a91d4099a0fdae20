import { inTransaction, isUniqueViolation } from "@/lib/db";
import type { User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { guestsOnly } from "../../core/access";
import { complain, failWith, ok, type Result } from "../../core/result";
import { completeLogin, type LoginOutcome, needsConfirmation } from "../../domain/complete-login";
import { newLinkToken, storeLink } from "../../domain/links";
import { queueMail } from "../../domain/mails";
import { setUpMailCodes } from "../../domain/passcode-methods";
import { isBlank, normalizePassword } from "../../domain/passwords";
import { chooseTarget } from "../../domain/targets";
import { createUser } from "../../domain/users";
import { defineUseCase } from "../../use-case";
import { findOwners, type Judged, judgeRegistration } from "./judge";
import { mailExistingEmail, mailExistingUsername, writeWelcome } from "./mail";
import { type Registration, registerSchema } from "./schema";

export type RegisterOutcome = ({ status: "confirmation-sent" } | LoginOutcome) & { email: string; target: string };

/**
 * Makes an account. With generic responses, somebody who registers a taken address sees what everybody sees, and its owner
 * gets a mail; without them, the form says so.
 */
export const register = defineUseCase({
  name: "registration.register",
  feature: "registration",
  input: registerSchema,
  access: guestsOnly(),
  limit: { rule: "register" },
  async run(input, ctx): Promise<Result<RegisterOutcome>> {
    const judged = await judgeRegistration(ctx, input);
    if (!ctx.config.login.genericResponses) complainOfCollisions(judged);
    if (Object.keys(judged.complaints).length > 0) return failWith(judged.complaints);

    // Hashed for everybody, so that time does not tell a taken address from a free one.
    const hash = await ctx.passwords.hash(normalizePassword(input.password, ctx.config));
    const passwordHash = isBlank(input.password) ? null : hash;
    const user = judged.emailOwner || judged.usernameOwner ? null : await create(ctx, judged, passwordHash);
    if (!user) return collided(ctx, input, judged);

    await ctx.emit("user_registered", { userId: user.id });
    const target = chooseTarget(ctx, input.next, ctx.config.redirects.afterRegister);
    if (needsConfirmation(ctx, user)) return ok({ status: "confirmation-sent", email: user.email, target });
    const outcome = await completeLogin(ctx, user, {
      via: "register",
      remember: ctx.config.sessions.rememberByDefault,
      field: "email",
    });
    return outcome.ok ? ok({ ...outcome.value, email: user.email, target }) : outcome;
  },
});

/** The person, their link and their mail, all or nothing; null when somebody else took a key in the same moment. */
async function create(ctx: Context, judged: Judged, passwordHash: string | null): Promise<User | null> {
  const { features, registration, confirmation } = ctx.config;
  const token = features.confirmation && registration.sendWelcomeMail ? newLinkToken() : null;
  const mail = registration.sendWelcomeMail ? await writeWelcome(ctx, judged.email, token) : null;
  try {
    return await inTransaction(ctx.db, async (tx) => {
      const now = ctx.now();
      const user = await createUser(tx, { email: judged.email, username: judged.username, passwordHash }, now);
      if (passwordHash === null) await setUpMailCodes(tx, user.id, now);
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

/** The address or username belongs to somebody: said openly, or told only to those whom it concerns. */
async function collided(
  ctx: Context,
  input: Registration,
  { email, username, complaints, ...seen }: Judged,
): Promise<Result<RegisterOutcome>> {
  // Nobody was seen, but somebody came in between: only that is looked up again, since a second judgement would take longer.
  const owners = seen.emailOwner || seen.usernameOwner ? seen : await findOwners(ctx, email, username);
  const judged = { email, username, complaints, ...owners };
  if (!ctx.config.login.genericResponses) {
    complainOfCollisions(judged);
    return failWith(judged.complaints);
  }
  if (judged.emailOwner) await mailExistingEmail(ctx, judged.emailOwner);
  else if (judged.usernameOwner) await mailExistingUsername(ctx, judged.email, judged.username ?? "");
  await ctx.emit("user_not_registered", {
    userId: (judged.emailOwner ?? judged.usernameOwner)?.id ?? null,
    existingEmail: judged.emailOwner !== null,
    existingUsername: judged.usernameOwner !== null,
  });
  return ok({
    status: "confirmation-sent",
    email: judged.email,
    target: chooseTarget(ctx, input.next, ctx.config.redirects.afterRegister),
  });
}

function complainOfCollisions({ complaints, email, username, emailOwner, usernameOwner }: Judged): void {
  if (emailOwner) complain(complaints, "email", "EMAIL_ALREADY_ASSOCIATED", { email });
  if (usernameOwner) complain(complaints, "username", "USERNAME_ALREADY_ASSOCIATED", { username: username ?? "" });
}
