import { inTransaction } from "@/lib/db";
import type { MailMessage } from "@/lib/mail/message";
import type { Prisma, User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { anyone } from "../../core/access";
import { paths } from "../../core/paths";
import { ok, type Result } from "../../core/result";
import { takeAddedMeans } from "../../domain/added-means";
import { resetInstructionsMail } from "../../domain/emails";
import { dropMailedSecrets, inspectLink, newLinkToken, spendLink, storeLink } from "../../domain/links";
import { languageFor, prepareMail, queueMail } from "../../domain/mails";
import { revokePersonalTokensOf } from "../../domain/personal-tokens";
import { revokeRefreshTokensOf } from "../../domain/refresh-tokens";
import { rotateUniquifier } from "../../domain/users";
import { defineUseCase } from "../../use-case";
import { notMeRefusal } from "./refusal";
import { notMeSchema } from "./schema";

/**
 * "This was not me", said by the link in the mail about a new browser. Every session, token and remembered browser ends, ways
 * to sign in that were added since go, the password is worth nothing any more, and the account is locked until its person has
 * chosen a new one: the answer and a mail lead on to that. It works although the password was changed since, which would be
 * the stranger's next step.
 */
export const disownDevice = defineUseCase({
  name: "devices.not-me",
  input: notMeSchema,
  access: anyone(),
  limit: { rule: "link" },
  async run({ token }, ctx): Promise<Result<{ target: string }>> {
    const link = await inspectLink(ctx.db, "not-me", token, ctx.now());
    if (typeof link === "string") return notMeRefusal(ctx, link);
    const recovery = ctx.config.features.recovery ? await prepareRecovery(ctx, link.user) : null;
    const owner = await inTransaction(ctx.db, async (tx) => {
      const spent = await spendLink(tx, "not-me", token, ctx.now());
      return typeof spent === "string" ? spent : shutOut(ctx, tx, spent.user.id, spent.createdAt, recovery);
    });
    if (typeof owner === "string") return notMeRefusal(ctx, owner);
    if (ctx.principal?.kind === "user" && ctx.principal.userId === owner.id) await ctx.session.end();
    await ctx.emit("device_disowned", { userId: owner.id });
    return ok({ target: recovery ? paths.resetLink(recovery.token) : paths.login });
  },
});

type Recovery = { token: string; mail: MailMessage };

/** The link to a new password, which whoever closes the page finds in their mailbox too. */
async function prepareRecovery(ctx: Context, user: User): Promise<Recovery> {
  const token = newLinkToken();
  const link = ctx.url(paths.resetLink(token));
  const { appName, devices } = ctx.config;
  const language = await languageFor(ctx, user);
  const written = resetInstructionsMail(language, { appName, link, within: devices.lockFor });
  const mail = await prepareMail(ctx, {
    template: "reset_instructions",
    to: user.email,
    written,
    data: { link, token },
  });
  return { token, mail };
}

async function shutOut(
  ctx: Context,
  tx: Prisma.TransactionClient,
  userId: string,
  since: Date,
  recovery: Recovery | null,
): Promise<User | "invalid"> {
  const now = ctx.now();
  const { lockFor } = ctx.config.devices;
  // Whoever changes the person at this moment waits, and then finds the uniquifier changed.
  await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  const renewed = await rotateUniquifier(tx, user, now);
  if (!renewed) return "invalid";
  const withoutPassword = recovery ? { passwordHash: null } : {};
  const lockedUntil = new Date(now.getTime() + lockFor);
  await tx.user.update({ where: { id: userId }, data: { lockedUntil, tokenUniquifier: null, ...withoutPassword } });
  await revokeRefreshTokensOf(tx, userId, now);
  await revokePersonalTokensOf(tx, userId, now);
  await tx.trustedDevice.deleteMany({ where: { userId } });
  const stranger = { userId, createdAt: { gte: new Date(since.getTime() - signInTakes) } };
  await tx.knownDevice.deleteMany({ where: stranger });
  // Nor is a browser known by the address at which the stranger was.
  await tx.session.updateMany({ where: stranger, data: { ip: null } });
  await takeAddedMeans(tx, userId, since);
  await dropMailedSecrets(tx, userId);
  if (recovery) {
    await storeLink(tx, { token: recovery.token, purpose: "reset", user: renewed, within: lockFor, now });
    await queueMail(ctx, tx, recovery.mail);
  }
  return renewed;
}

/** The browser is known a moment before the mail about it is written. */
const signInTakes = 60_000;
