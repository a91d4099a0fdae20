import { z } from "zod";
import { guestsOnly } from "../../core/access";
import { ok } from "../../core/result";
import { relyingParty } from "../../domain/relying-party";
import { defineUseCase } from "../../use-case";
import { takesPasskeysAlone } from "./begin-with-passkey";

/** What the registration form has to ask for. */
export const registrationStatus = defineUseCase({
  name: "registration.status",
  feature: "registration",
  input: z.object({}),
  access: guestsOnly(),
  async run(_, ctx) {
    const { features, identity, passwords, registration } = ctx.config;
    return ok({
      username: features.usernames ? (identity.usernameRequired ? ("required" as const) : ("optional" as const)) : null,
      passwordRequired: passwords.required,
      confirmPassword: registration.confirmPassword,
      minLength: passwords.minLength,
      /** The addresses whose pages can make an account with a passkey alone; null = not offered. */
      passkeyOrigins: takesPasskeysAlone(ctx) ? relyingParty(ctx).origins : null,
    });
  },
});
