import type { Context } from "../../context";
import { guestsOnly } from "../../core/access";
import { cleanPasskeyName } from "../../core/passkey-names";
import { fail, failWith, ok, refuse } from "../../core/result";
import { creationOptions } from "../../domain/creation-options";
import { newUserHandle } from "../../domain/users";
import { beginCeremony } from "../../domain/webauthn-ceremonies";
import { defineUseCase } from "../../use-case";
import { complainOfCollisions } from "./collision";
import { judgeNewcomer } from "./judge";
import { beginPasskeySignUpSchema } from "./schema";

/**
 * Begins to make an account that signs in by a passkey and has no password. Nothing is stored but the ceremony; whether the
 * address is taken shows at its end, and there only as far as it does for everybody.
 */
export const beginPasskeySignUp = defineUseCase({
  name: "registration.begin-with-passkey",
  feature: "registration",
  input: beginPasskeySignUpSchema,
  access: guestsOnly(),
  limit: { rule: "register" },
  async run(input, ctx) {
    if (!takesPasskeysAlone(ctx)) return refuse("NOT_FOUND");
    const { nameMaxLength } = ctx.config.webauthn;
    const named = cleanPasskeyName(input.name === "" ? "Passkey" : input.name, nameMaxLength);
    if (!("name" in named)) return fail(named.complaint, "name", { length: nameMaxLength });
    const judged = await judgeNewcomer(ctx, input);
    if (!ctx.config.login.genericResponses) complainOfCollisions(judged);
    if (Object.keys(judged.complaints).length > 0) return failWith(judged.complaints);

    const { email, username } = judged;
    const handle = newUserHandle();
    const { state, challenge } = await beginCeremony(ctx, {
      purpose: "sign-up",
      userId: null,
      data: { name: named.name, email, username, handle },
    });
    const holder = { handle, email, username };
    return ok({
      state,
      options: await creationOptions(ctx, { challenge, holder, usage: "first", exclude: [], alone: true }),
    });
  },
});

/** May an account be made with a passkey and nothing else? */
export const takesPasskeysAlone = ({ config }: Pick<Context, "config">): boolean =>
  config.features.webauthn && config.webauthn.allowAsFirstFactor && !config.passwords.required;
