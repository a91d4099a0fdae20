import { inTransaction } from "@/lib/db";
import type { Prisma, User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { anyone } from "../../core/access";
import { paths } from "../../core/paths";
import { ok, type Result } from "../../core/result";
import { takeAddedMeans } from "../../domain/added-means";
import { dropMailedSecrets, newLinkToken, spendLink, storeLink } from "../../domain/links";
import { rotateUniquifier } from "../../domain/users";
import { defineUseCase } from "../../use-case";
import { notMeRefusal } from "./refusal";
import { notMeSchema } from "./schema";

/**
 * "This was not me", said by the link in the mail about a new browser. Every session, token and remembered browser ends, ways
 * to sign in that were added since go, and the account is locked until its person has chosen a new password: the link leads
 * on to that. It works although the password was changed since, which would be the stranger's next step.
 */
export const disownDevice = defineUseCase({
  name: "devices.not-me",
  input: notMeSchema,
  access: anyone(),
  limit: { rule: "link" },
  async run({ token }, ctx): Promise<Result<{ target: string }>> {
    const resetToken = newLinkToken();
    const owner = await inTransaction(ctx.db, async (tx) => {
      const spent = await spendLink(tx, "not-me", token, ctx.now());
      return typeof spent === "string" ? spent : shutOut(ctx, tx, spent.user.id, spent.createdAt, resetToken);
    });
    if (typeof owner === "string") return notMeRefusal(ctx, owner);
    if (ctx.principal?.kind === "user" && ctx.principal.userId === owner.id) await ctx.session.end();
    await ctx.emit("device_disowned", { userId: owner.id });
    return ok({ target: ctx.config.features.recovery ? paths.resetLink(resetToken) : paths.login });
  },
});

async function shutOut(
  ctx: Context,
  tx: Prisma.TransactionClient,
  userId: string,
  since: Date,
  resetToken: string,
): Promise<User | "invalid"> {
  const now = ctx.now();
  // Whoever changes the person at this moment waits, and then finds the uniquifier changed.
  await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  const renewed = await rotateUniquifier(tx, user, now);
  if (!renewed) return "invalid";
  const lockedUntil = new Date(now.getTime() + ctx.config.devices.lockFor);
  await tx.user.update({ where: { id: userId }, data: { lockedUntil, tokenUniquifier: null } });
  await tx.refreshTracker.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: now } });
  await tx.trustedDevice.deleteMany({ where: { userId } });
  await tx.knownDevice.deleteMany({ where: { userId, createdAt: { gte: new Date(since.getTime() - signInTakes) } } });
  await takeAddedMeans(tx, userId, since);
  await dropMailedSecrets(tx, userId);
  if (ctx.config.features.recovery) {
    const { linkWithin } = ctx.config.recovery;
    await storeLink(tx, { token: resetToken, purpose: "reset", user: renewed, within: linkWithin, now });
  }
  return renewed;
}

/** The browser is known a moment before the mail about it is written. */
const signInTakes = 60_000;
