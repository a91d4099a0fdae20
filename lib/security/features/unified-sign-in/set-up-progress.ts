import { z } from "zod";
import { signedIn } from "../../core/access";
import { ok } from "../../core/result";
import { appKeyOf } from "../../domain/app-keys";
import { defineUseCase } from "../../use-case";
import { openSetUp } from "./confirm-set-up";

/**
 * The way to sign in that this session has begun to set up: where its code went, or what the app is given. Null when there is
 * none, so that a secret is never shown again after it was proved, nor to another session.
 */
export const setUpProgress = defineUseCase({
  name: "unified-sign-in.set-up-progress",
  feature: "unifiedSignIn",
  input: z.object({}),
  access: signedIn(),
  fresh: () => true,
  async run(_, ctx) {
    const setUp = ctx.principal.session ? await openSetUp(ctx, ctx.principal, null) : "invalid";
    if (typeof setUp === "string") return ok(null);
    const { draft } = setUp;
    const { email } = ctx.principal;
    const sentTo = draft.method === "email" ? email : draft.phoneE164;
    return ok({ method: draft.method, sentTo, app: appKeyOf(ctx, { email }, draft) });
  },
});
