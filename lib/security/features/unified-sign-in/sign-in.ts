import type { User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { guestsOnly } from "../../core/access";
import { type Failure, fail, ok } from "../../core/result";
import { allOrNothing } from "../../domain/all-or-nothing";
import { completeLogin, loginRefusal } from "../../domain/complete-login";
import { evenTime, refusingTakes } from "../../domain/even-time";
import { chooseTarget, isForeignTarget } from "../../domain/targets";
import { findUserByIdentity } from "../../domain/users";
import { defineUseCase } from "../../use-case";
import { forSignIn, limitAccountOf, refusalBeforeProof, voidMail } from "./for-sign-in";
import { type PasscodeProof, provePasscode } from "./passcode";
import { unifiedSignInSchema } from "./schema";

/** Signs somebody in by anything that says who they are and anything that proves it: a password, or a code of any method. */
export const unifiedSignIn = defineUseCase({
  name: "unified-sign-in.sign-in",
  feature: "unifiedSignIn",
  input: unifiedSignInSchema,
  access: guestsOnly(),
  limit: { rule: "credentialCheck", account: ({ identity }, ctx) => limitAccountOf(ctx, identity) },
  disguise: (failure, ctx) => (ctx.config.login.genericResponses ? fail("GENERIC_AUTHN_FAILED") : failure),
  async run(input, ctx) {
    if (isForeignTarget(ctx, input.next)) return fail("INVALID_REDIRECT", "next");
    const user = await findUserByIdentity(ctx, input.identity);
    const early = refusalBeforeProof(ctx, user);
    const proof = await provePasscode(ctx, early ? null : user, input.passcode, forSignIn);
    if (!user || early || !proof)
      return evenTime(refusingTakes(ctx.config), async () =>
        user && !early ? wrongPasscode(ctx, user) : (early ?? fail("US_SPECIFY_IDENTITY", "identity")),
      );
    const refusal = loginRefusal(ctx, user, "identity") ?? (await spend(ctx, user, proof));
    if (refusal) return refusal;

    await ctx.limiter.forgive("credentialCheck", user.id);
    const outcome = await completeLogin(ctx, user, {
      via: proof.method,
      remember: input.remember,
      field: "identity",
      countsAsBoth: !ctx.config.unifiedSignIn.mfaRequired.includes(proof.method),
    });
    if (!outcome.ok) return outcome;
    return ok({ ...outcome.value, target: chooseTarget(ctx, input.next, ctx.config.redirects.afterLogin) });
  },
});

/** Of two sign-ins with one code at the same moment, one finds it used. */
async function spend(ctx: Context, user: User, proof: PasscodeProof): Promise<Failure | null> {
  const failure = await allOrNothing(ctx.db, async (tx) => {
    if (!(await proof.spend(tx))) return fail("INVALID_PASSWORD_CODE", "passcode");
    if (proof.method === "email") await voidMail(tx, user.id);
    return null;
  });
  return failure && wrongPasscode(ctx, user);
}

async function wrongPasscode(ctx: Context, user: User): Promise<Failure> {
  await ctx.emit("user_failed_authn", { userId: user.id, authType: "passcode", tfa: false });
  return fail("INVALID_PASSWORD_CODE", "passcode");
}
