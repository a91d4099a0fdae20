import { z } from "zod";
import { signedIn } from "../../core/access";
import { ok } from "../../core/result";
import { relyingParty } from "../../domain/relying-party";
import { passkeysOf } from "../../domain/webauthn-credentials";
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
    if (!features.webauthn || !webauthn.allowAsFirstFactor || !session) return ok({ isDue: false, origins });
    const [user, begun, passkeys] = await Promise.all([
      ctx.db.user.findUniqueOrThrow({ where: { id: userId } }),
      ctx.db.session.findUnique({ where: { id: session.id }, select: { via: true } }),
      passkeysOf(ctx.db, userId, "first"),
    ]);
    const askAgain = (user.passkeyPutOffAt?.getTime() ?? 0) + webauthn.offerAgainAfter;
    const isOpen = !user.passkeyDeclined && (user.passkeyPutOffAt === null || askAgain <= ctx.now().getTime());
    return ok({ isDue: isOpen && begun?.via === "password" && passkeys.length === 0, origins });
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
