import { signedIn } from "../../core/access";
import { fail, ok, refuse } from "../../core/result";
import { chooseTarget } from "../../domain/targets";
import { spendCeremony } from "../../domain/webauthn-ceremonies";
import { findPasskey, isUsableAs, noteUse, verifyingUsages } from "../../domain/webauthn-credentials";
import { defineUseCase, ownAccount } from "../../use-case";
import { handleComplaint, judge, refuseUse, usedMeanwhile } from "./judge";
import { finishVerificationSchema } from "./schema";

/** Proves by a passkey of their own that whoever is signed in is still the one who did it. */
export const finishVerification = defineUseCase({
  name: "webauthn.finish-verification",
  feature: "webauthn",
  input: finishVerificationSchema,
  access: signedIn(),
  limit: { rule: "credentialCheck", account: ownAccount },
  async run(input, ctx) {
    const { userId, uniquifier } = ctx.principal;
    const { state, credential: answer } = input;
    const usages = verifyingUsages(ctx.config);
    if (usages.length === 0) return refuse("NOT_FOUND");
    const ceremony = await spendCeremony(ctx, state, ["verify"]);
    if (!ceremony.ok) return ceremony;
    if (ceremony.value.userId !== userId) return fail("API_ERROR");

    const passkey = await findPasskey(ctx.db, answer.id);
    if (!passkey) return fail("WEBAUTHN_UNKNOWN_CREDENTIAL_ID", "credential");
    // Whose it is comes first: with anybody's passkey, a stolen session could be made fresh.
    if (passkey.userId !== userId) return fail("WEBAUTHN_MISMATCH_USER_HANDLE", "credential");
    const complaint = handleComplaint(passkey.user, answer, "if-sent");
    if (complaint) return fail(complaint, "credential");
    if (!isUsableAs(passkey, ...usages)) return fail("WEBAUTHN_CREDENTIAL_WRONG_USAGE", "credential");
    const use = await judge(ctx, { ceremony: ceremony.value, passkey, answer, requireUserVerification: false });
    if (!use.ok) return refuseUse(ctx, passkey, false, use);
    if (!(await noteUse(ctx.db, passkey, use.value, ctx.now()))) return refuseUse(ctx, passkey, false, usedMeanwhile);

    await ctx.limiter.forgive("credentialCheck", userId);
    await ctx.session.reauthenticated();
    return ok({ userId, uniquifier, target: chooseTarget(ctx, input.next, ctx.config.redirects.afterVerify) });
  },
});
