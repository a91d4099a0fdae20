import { z } from "zod";
import { anyone, signedIn } from "../../core/access";
import { next } from "../../core/fields";
import { ok } from "../../core/result";
import { relyingParty } from "../../domain/relying-party";
import { chooseTarget } from "../../domain/targets";
import { hasVerifyingPasskey } from "../../domain/webauthn-credentials";
import { defineUseCase } from "../../use-case";

/** What the sign-in page needs in order to offer passkeys: nothing about anybody. */
export const signInPageStatus = defineUseCase({
  name: "webauthn.sign-in-page-status",
  input: z.object({}),
  access: anyone(),
  async run(_, ctx) {
    const { features, webauthn } = ctx.config;
    return ok({
      isOffered: features.webauthn && webauthn.allowAsFirstFactor,
      origins: relyingParty(ctx).origins,
      // Early enough for somebody who chooses just now.
      renewEvery: Math.max(webauthn.signInWithin * 0.75, 1000),
    });
  },
});

/** What the page that asks for a proof of who one is needs in order to offer passkeys. */
export const verifyPageStatus = defineUseCase({
  name: "webauthn.verify-page-status",
  input: z.object({ next }),
  access: signedIn(),
  async run(input, ctx) {
    return ok({
      isOffered: await hasVerifyingPasskey(ctx, ctx.principal.userId),
      origins: relyingParty(ctx).origins,
      target: chooseTarget(ctx, input.next, ctx.config.redirects.afterVerify),
    });
  },
});
