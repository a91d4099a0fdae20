import { z } from "zod";
import { signedIn } from "../../core/access";
import { ok } from "../../core/result";
import { relyingParty } from "../../domain/relying-party";
import { usagesFor } from "../../domain/webauthn-credentials";
import { defineUseCase } from "../../use-case";
import { answerOfferSchema } from "./schema";

/**
 * Whether to offer a passkey to the signed-in person: they came by password, have none to sign in with, and did not put it off
 * a short while ago or decline it for good.
 */
export const passkeyOffer = defineUseCase({
  name: "webauthn.offer",
  input: z.object({}),
  access: signedIn(),
  delegates: ["impersonation"],
  async run(_, ctx) {
    const { userId, session } = ctx.principal;
    const { features, webauthn } = ctx.config;
    const { origins } = relyingParty(ctx);
    const cameByPassword = session?.via === "password";
    if (!features.webauthn || !webauthn.allowAsFirstFactor || !cameByPassword) return ok({ isDue: false, origins });
    const putOffLongAgo = new Date(ctx.now().getTime() - webauthn.offerAgainAfter);
    const asked = await ctx.db.user.findFirst({
      where: {
        id: userId,
        passkeyDeclined: false,
        OR: [{ passkeyPutOffAt: null }, { passkeyPutOffAt: { lte: putOffLongAgo } }],
        webauthn: { none: { usage: { in: [...usagesFor.first] } } },
      },
      select: { id: true },
    });
    return ok({ isDue: asked !== null, origins });
  },
});

/** Keeps what the person said to the offer: "not now" for a while, "never" for good. */
export const answerOffer = defineUseCase({
  name: "webauthn.answer-offer",
  feature: "webauthn",
  input: answerOfferSchema,
  access: signedIn(),
  async run({ answer }, ctx) {
    await ctx.db.user.update({
      where: { id: ctx.principal.userId },
      data: answer === "never" ? { passkeyDeclined: true } : { passkeyPutOffAt: ctx.now() },
    });
    return ok({});
  },
});
