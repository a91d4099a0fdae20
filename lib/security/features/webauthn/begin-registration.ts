import { signedIn } from "../../core/access";
import { ok } from "../../core/result";
import { creationOptions } from "../../domain/creation-options";
import { beginCeremony } from "../../domain/webauthn-ceremonies";
import { descriptorsOf, passkeysOf } from "../../domain/webauthn-credentials";
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
    const { allowAsFirstFactor } = ctx.config.webauthn;
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
    const options = await creationOptions(ctx, {
      challenge,
      usage,
      holder: { handle: user.webauthnUserHandle, email: user.email, username: user.username },
      exclude: descriptorsOf(await passkeysOf(ctx.db, userId)),
    });
    return ok({ state, options });
  },
});
