import { signedIn } from "../../core/access";
import { type Failure, fail, ok } from "../../core/result";
import { allOrNothing } from "../../domain/all-or-nothing";
import { queueMail } from "../../domain/mails";
import { keepsSignInMeans } from "../../domain/sign-in-means";
import { defineUseCase, ownAccount } from "../../use-case";
import { prepareNotice } from "./notice";
import { passkeyName } from "./passkey-name";
import { deletePasskeySchema } from "./schema";

/** Removes one of the person's passkeys, unless nothing would be left to sign in with. The person is told by mail. */
export const deletePasskey = defineUseCase({
  name: "webauthn.delete",
  feature: "webauthn",
  input: deletePasskeySchema,
  access: signedIn(),
  fresh: () => true,
  limit: { rule: "changeAccount", account: ownAccount },
  async run(input, ctx) {
    const { userId } = ctx.principal;
    const cleaned = passkeyName(ctx, input.name);
    if (!cleaned.ok) return cleaned;
    const name = cleaned.value;
    const notFound = fail("WEBAUTHN_NAME_NOT_FOUND", "name", { name });
    if (!(await ctx.db.webauthnCredential.findUnique({ where: { userId_name: { userId, name } } }))) return notFound;

    const notice = await prepareNotice(ctx, userId, { change: "removed", name });
    const failure = await allOrNothing(ctx.db, async (tx): Promise<Failure | null> => {
      let removed = 0;
      const keeps = await keepsSignInMeans(ctx, tx, userId, async () => {
        removed = (await tx.webauthnCredential.deleteMany({ where: { userId, name } })).count;
      });
      if (removed === 0) return notFound;
      if (!keeps) return fail("LAST_SIGN_IN_MEANS", "name");
      await queueMail(ctx, tx, notice);
      return null;
    });
    if (failure) return failure;
    await ctx.emit("wan_deleted", { userId, name });
    return ok({ name });
  },
});
