import { z } from "zod";
import { email, line, linkToken, next, optionalPassword, username } from "@/lib/security/core/fields";
import { attestationField } from "@/lib/security/core/passkey-answers";

export const registerSchema = z.object({
  email,
  username,
  password: optionalPassword,
  password_confirm: optionalPassword,
  next,
});

/** `name`: what the passkey is called afterwards. */
export const beginPasskeySignUpSchema = z.object({ email, username, name: line(), next });

export const finishPasskeySignUpSchema = z.object({ state: linkToken, credential: attestationField, next });

export type Registration = z.infer<typeof registerSchema>;
