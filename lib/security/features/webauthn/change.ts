import { isUniqueViolation } from "@/lib/db";
import type { WebauthnUsage } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { signedIn } from "../../core/access";
import { type Failure, fail, ok } from "../../core/result";
import { allOrNothing } from "../../domain/all-or-nothing";
import { queueMail } from "../../domain/mails";
import { keepsSignInMeans } from "../../domain/sign-in-means";
import { defineUseCase, ownAccount } from "../../use-case";
import { prepareNotice } from "./notice";
import { passkeyName, takenName } from "./passkey-name";
import { changePasskeySchema } from "./schema";

/** Gives a passkey another name, another use, or both. What is left out stays as it is. */
export const changePasskey = defineUseCase({
  name: "webauthn.change",
  feature: "webauthn",
  input: changePasskeySchema,
  access: signedIn(),
  fresh: () => true,
  limit: { rule: "changeAccount", account: ownAccount },
  async run(input, ctx) {
    const { userId } = ctx.principal;
    const name = passkeyName(ctx, input.name);
    if (!name.ok) return name;
    const newName = input.new_name === "" ? name : passkeyName(ctx, input.new_name, "new_name");
    if (!newName.ok) return newName;
    const found = await ctx.db.webauthnCredential.findUnique({ where: { userId_name: { userId, name: name.value } } });
    if (!found) return fail("WEBAUTHN_NAME_NOT_FOUND", "name", { name: name.value });
    const usage = ctx.config.webauthn.allowAsFirstFactor ? (input.usage ?? found.usage) : "secondary";
    if (newName.value === found.name && usage === found.usage) return ok({ name: found.name });
    const taken = newName.value === found.name ? null : await takenName(ctx, userId, newName.value, "new_name");
    if (taken) return taken;

    const failure = await write(ctx, { id: found.id, userId, name: newName.value, usage });
    if (failure) return failure;
    await ctx.emit("wan_changed", { userId, name: newName.value });
    return ok({ name: newName.value });
  },
});

async function write(
  ctx: Context,
  passkey: { id: string; userId: string; name: string; usage: WebauthnUsage },
): Promise<Failure | null> {
  const { id, userId, name, usage } = passkey;
  const notice = await prepareNotice(ctx, userId, { change: "changed", name });
  try {
    return await allOrNothing(ctx.db, async (tx) => {
      const keeps = await keepsSignInMeans(ctx, tx, userId, async () => {
        await tx.webauthnCredential.updateMany({ where: { id, userId }, data: { name, usage } });
      });
      if (!keeps) return fail("LAST_SIGN_IN_MEANS", "usage");
      await queueMail(ctx, tx, notice);
      return null;
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return fail("WEBAUTHN_NAME_INUSE", "new_name", { name });
  }
}
