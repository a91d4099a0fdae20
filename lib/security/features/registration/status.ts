import { z } from "zod";
import { guestsOnly } from "../../core/access";
import { ok } from "../../core/result";
import { defineUseCase } from "../../use-case";

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
    });
  },
});
