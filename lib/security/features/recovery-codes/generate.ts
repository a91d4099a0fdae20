import { inTransaction } from "@/lib/db";
import type { MailMessage } from "@/lib/mail/message";
import type { Context } from "../../context";
import { signedIn } from "../../core/access";
import { paths } from "../../core/paths";
import { ok } from "../../core/result";
import { languageFor, prepareMail, queueMail, readerOf } from "../../domain/mails";
import { newRecoveryCode, recoveryCodeHashes } from "../../domain/recovery-codes";
import { defineUseCase, ownAccount } from "../../use-case";
import { codesMadeMail } from "./emails";
import { generateSchema } from "./schema";

/** Makes new recovery codes, in place of all older ones. This answer is the only time that they are shown. */
export const generateRecoveryCodes = defineUseCase({
  name: "recovery-codes.generate",
  feature: "recoveryCodes",
  input: generateSchema,
  access: signedIn(),
  fresh: () => true,
  limit: { rule: "changeAccount", account: ownAccount },
  async run(_, ctx) {
    const { userId } = ctx.principal;
    const { count } = ctx.config.recoveryCodes;
    const codes = Array.from({ length: count }, newRecoveryCode);
    const hashes = codes.flatMap((code) => recoveryCodeHashes(ctx.keyring, userId, code)?.slice(0, 1) ?? []);
    const notice = await noticeTo(ctx, userId, count);
    const createdAt = ctx.now();
    await inTransaction(ctx.db, async (tx) => {
      // Of two at the same moment, the codes of one remain.
      await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
      await tx.recoveryCode.deleteMany({ where: { userId } });
      await tx.recoveryCode.createMany({ data: hashes.map((hash) => ({ userId, hash, createdAt })) });
      await queueMail(ctx, tx, notice);
    });
    await ctx.emit("recovery_codes_generated", { userId });
    return ok({ codes });
  },
});

async function noticeTo(ctx: Context, userId: string, count: number): Promise<MailMessage> {
  const reader = await readerOf(ctx, userId);
  return prepareMail(ctx, {
    template: "recovery_codes_notice",
    to: reader.email,
    written: codesMadeMail(await languageFor(ctx, reader), {
      appName: ctx.config.appName,
      at: ctx.now(),
      count,
      codesLink: ctx.url(paths.accountRecoveryCodes),
    }),
  });
}
