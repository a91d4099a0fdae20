import { generateRegistrationOptions } from "@simplewebauthn/server";
import { signedIn } from "../../core/access";
import { ok } from "../../core/result";
import { relyingParty } from "../../domain/relying-party";
import { beginCeremony } from "../../domain/webauthn-ceremonies";
import { descriptorsOf, passkeysOf } from "../../domain/webauthn-credentials";
import { offeredAlgorithms } from "../../domain/webauthn-verification";
import { defineUseCase } from "../../use-case";
import { passkeyName, takenName } from "./passkey-name";
import { beginRegistrationSchema } from "./schema";

/** Begins to register a passkey: what the browser hands to the authenticator, and the state to come back with. Stores no passkey yet. */
export const beginRegistration = defineUseCase({
  name: "webauthn.begin-registration",
  feature: "webauthn",
  input: beginRegistrationSchema,
  access: signedIn(),
  fresh: () => true,
  limit: { rule: "beginCeremony" },
  async run(input, ctx) {
    const { userId } = ctx.principal;
    const { allowAsFirstFactor, allowUserHints, registerTimeout } = ctx.config.webauthn;
    const name = passkeyName(ctx, input.name);
    if (!name.ok) return name;
    const taken = await takenName(ctx, userId, name.value);
    if (taken) return taken;

    const usage = allowAsFirstFactor ? input.usage : "secondary";
    const user = await ctx.db.user.findUniqueOrThrow({ where: { id: userId } });
    const { state, challenge } = await beginCeremony(ctx, {
      purpose: "register",
      userId,
      data: { name: name.value, usage },
    });
    const { id, name: rpName } = relyingParty(ctx);
    const options = await generateRegistrationOptions({
      rpID: id,
      rpName,
      userID: new Uint8Array(Buffer.from(user.webauthnUserHandle, "utf8")),
      userName: user.email,
      userDisplayName: user.username ?? user.email,
      challenge: new Uint8Array(Buffer.from(challenge, "base64url")),
      timeout: registerTimeout,
      excludeCredentials: descriptorsOf(await passkeysOf(ctx.db, userId)),
      authenticatorSelection: {
        // Where nobody is told which passkeys a person has, one has to be found without being named.
        residentKey: allowUserHints ? "preferred" : "required",
        userVerification: usage === "first" ? "preferred" : "discouraged",
      },
      supportedAlgorithmIDs: offeredAlgorithms,
    });
    return ok({ state, options });
  },
});
