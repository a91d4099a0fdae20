import { inTransaction } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";
import { paths } from "../../core/paths";
import { ok } from "../../core/result";
import { languageFor, prepareMail, queueMail } from "../../domain/mails";
import { revokePersonalTokensOf } from "../../domain/personal-tokens";
import { revokeRefreshTokensOf } from "../../domain/refresh-tokens";
import { rotateUniquifier } from "../../domain/users";
import { defineUseCase } from "../../use-case";
import { writesUsers } from "./access";
import { accessResetMail } from "./emails";
import { identitySchema } from "./schema";
import { findSubordinate } from "./target";

/**
 * Takes away every way into an account but its password: sessions, tokens, links, second factors, recovery codes, passkeys,
 * trusted devices, connections to other services. For an account that is in wrong hands, or whose owner lost their phone.
 * Somebody without a password gets back in by the link for a forgotten one. The person is told by mail.
 */
export const resetAccess = defineUseCase({
  name: "administration.reset-access",
  input: identitySchema,
  access: writesUsers,
  async run({ identity }, ctx) {
    const found = await findSubordinate(ctx, identity);
    if (!found.ok) return found;
    const { id, email } = found.value;
    const written = accessResetMail(await languageFor(ctx, found.value), {
      appName: ctx.config.appName,
      at: ctx.now(),
      loginLink: ctx.url(paths.login),
    });
    const notice = await prepareMail(ctx, { template: "access_reset_notice", to: email, written });
    await inTransaction(ctx.db, async (tx) => {
      await takeAway(tx, id, ctx.now());
      await queueMail(ctx, tx, notice);
    });
    await ctx.emit("user_access_reset", { userId: id });
    return ok({ email });
  },
});

async function takeAway(tx: Prisma.TransactionClient, id: string, now: Date): Promise<void> {
  // Whoever adds a factor at this moment waits for the lock, and then finds the uniquifier changed.
  await tx.$queryRaw`SELECT id FROM users WHERE id = ${id}::uuid FOR UPDATE`;
  const user = await tx.user.findUniqueOrThrow({ where: { id } });
  await rotateUniquifier(tx, user, now);
  // Without one of their own, tokens stand under the uniquifier; the next token gets a new one where they have.
  await tx.user.update({ where: { id }, data: { tokenUniquifier: null, tfPrimaryMethod: null } });
  const theirs = { where: { userId: id } };
  await tx.codeSecret.deleteMany(theirs);
  await tx.recoveryCode.deleteMany(theirs);
  await tx.webauthnCredential.deleteMany(theirs);
  await tx.webauthnChallenge.deleteMany(theirs);
  await tx.trustedDevice.deleteMany(theirs);
  await tx.parkedLogin.deleteMany(theirs);
  await tx.account.deleteMany(theirs);
  await tx.identityKey.deleteMany({ where: { userId: id, kind: "phone" } });
  await revokePersonalTokensOf(tx, id, now);
  await revokeRefreshTokensOf(tx, id, now);
}
