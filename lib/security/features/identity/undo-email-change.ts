import { inTransaction, isUniqueViolation } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { anyone } from "../../core/access";
import { paths } from "../../core/paths";
import { ok, type Result } from "../../core/result";
import { takeAddedMeans } from "../../domain/added-means";
import { dropMailedSecrets, type LinkRefusal, spendLink } from "../../domain/links";
import { revokePersonalTokensOf } from "../../domain/personal-tokens";
import { findUserByEmail, replaceEmail, rotateUniquifier } from "../../domain/users";
import { defineUseCase } from "../../use-case";
import { emailChangeOf, undoRefusal } from "./email-change";
import { emailLinkSchema } from "./schema";

/**
 * Takes a change of address back, by the link that the former address got. Whoever made the change may sit in the account, so
 * every session, token and link ends. It works although the password was changed since: that would be the thief's next step.
 */
export const undoEmailChange = defineUseCase({
  name: "identity.undo-email-change",
  feature: "changeEmail",
  input: emailLinkSchema,
  access: anyone(),
  limit: { rule: "link" },
  async run({ token }, ctx): Promise<Result<{ target: string }>> {
    const undone = await spendAndRestore(ctx, token);
    if (typeof undone === "string") return undoRefusal(ctx, undone);
    if (ctx.principal?.kind === "user" && ctx.principal.userId === undone.userId) await ctx.session.end();
    await ctx.emit("change_email_undone", undone);
    return ok({ target: ctx.config.features.recovery ? paths.reset : paths.login });
  },
});

type Undone = { userId: string; refusedEmail: string };

async function spendAndRestore(ctx: Context, token: string): Promise<Undone | LinkRefusal> {
  const now = ctx.now();
  try {
    return await inTransaction(ctx.db, async (tx) => {
      const spent = await spendLink(tx, "undo-change-email", token, now);
      if (typeof spent === "string") return spent;
      const { payload, createdAt } = spent;
      const change = emailChangeOf(payload);
      if (!change) return "invalid";
      // Whoever changes the person at this moment waits, and then finds the uniquifier changed.
      await tx.$queryRaw`SELECT id FROM users WHERE id = ${spent.user.id}::uuid FOR UPDATE`;
      const user = await tx.user.findUniqueOrThrow({ where: { id: spent.user.id } });
      await clearAddress(tx, user.id, change.from, createdAt);
      await replaceEmail(tx, user, change.from, now);
      await rotateUniquifier(tx, user, now);
      await dropMailedSecrets(tx, user.id);
      await revokePersonalTokensOf(tx, user.id, now);
      await takeAddedMeans(tx, user.id, createdAt);
      // Later changes were made by whoever made this one; their links would bring a foreign address back.
      await tx.oneTimeToken.deleteMany({
        where: { userId: user.id, purpose: "undo-change-email", usedAt: null, createdAt: { gte: createdAt } },
      });
      return { userId: user.id, refusedEmail: user.email };
    });
  } catch (error) {
    if (isUniqueViolation(error)) return "invalid";
    throw error;
  }
}

/**
 * Somebody may have registered the former address meanwhile, to bar the way back. An account that is younger than the change
 * and never proved the address gives way to the person who has just proved it; any other keeps it.
 */
async function clearAddress(tx: Prisma.TransactionClient, userId: string, email: string, since: Date): Promise<void> {
  const holder = await findUserByEmail(tx, email);
  if (holder && holder.id !== userId)
    await tx.user.deleteMany({ where: { id: holder.id, confirmedAt: null, createdAt: { gte: since } } });
}
