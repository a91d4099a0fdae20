import { generateAuthenticationOptions } from "@simplewebauthn/server";
import { signedIn } from "../../core/access";
import { ok, refuse } from "../../core/result";
import { relyingParty } from "../../domain/relying-party";
import { beginCeremony } from "../../domain/webauthn-ceremonies";
import { descriptorsOf, passkeysOf, verifyingUsages } from "../../domain/webauthn-credentials";
import { defineUseCase } from "../../use-case";
import { beginVerificationSchema } from "./schema";

/** Begins to prove by a passkey who the signed-in person is. */
export const beginVerification = defineUseCase({
  name: "webauthn.begin-verification",
  feature: "webauthn",
  input: beginVerificationSchema,
  access: signedIn(),
  limit: { rule: "beginCeremony" },
  async run(_, ctx) {
    const usages = verifyingUsages(ctx.config);
    if (usages.length === 0) return refuse("NOT_FOUND");
    const { userId } = ctx.principal;
    const { state, challenge } = await beginCeremony(ctx, { purpose: "verify", userId });
    const options = await generateAuthenticationOptions({
      rpID: relyingParty(ctx).id,
      challenge: new Uint8Array(Buffer.from(challenge, "base64url")),
      timeout: ctx.config.webauthn.signInTimeout,
      allowCredentials: descriptorsOf(await passkeysOf(ctx.db, userId, ...usages)),
      userVerification: usages.includes("secondary") ? "discouraged" : "preferred",
    });
    return ok({ state, options });
  },
});
