import { z } from "zod";
import { signedIn } from "../../core/access";
import { ok } from "../../core/result";
import { offeredCodeMethods, passcodeMethodsOf, passcodeSecretsOf } from "../../domain/passcode-methods";
import { identityAttributes } from "../../domain/users";
import { defineUseCase } from "../../use-case";

/** By what somebody signs in at the unified sign-in, and by what else they could. */
export const setUpStatus = defineUseCase({
  name: "unified-sign-in.set-up-status",
  feature: "unifiedSignIn",
  input: z.object({}),
  access: signedIn(),
  fresh: () => true,
  async run(_, ctx) {
    const { userId, hasPassword, email } = ctx.principal;
    const secrets = await passcodeSecretsOf(ctx, ctx.db, userId);
    return ok({
      methods: [...ctx.config.unifiedSignIn.methods],
      active: passcodeMethodsOf(
        ctx,
        hasPassword,
        secrets.map(({ method }) => method),
      ),
      offered: offeredCodeMethods(ctx.config),
      identityAttributes: identityAttributes(ctx.config),
      phone: secrets.find(({ method }) => method === "sms")?.phoneE164 ?? null,
      email,
      hasPassword,
    });
  },
});
