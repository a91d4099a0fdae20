import { z } from "zod";
import { checkbox, line, linkToken, next } from "@/lib/security/core/fields";
import { assertionField, attestationField } from "@/lib/security/core/passkey-answers";

const name = line();

/** The secret of the ceremony, from its beginning; part of the path. */
const state = linkToken;

/** What a new passkey is for. Later it may be made good for both. */
const newUsage = z
  .enum(["first", "secondary"], { error: "NOT_A_VALID_CHOICE" })
  .nullish()
  .transform((usage) => usage ?? "secondary");

export const beginRegistrationSchema = z.object({ name, usage: newUsage });

export const finishRegistrationSchema = z.object({ state, credential: attestationField });

/** `anew`: sign in from the start, although a login of this browser waits for its second factor. */
export const beginSignInSchema = z.object({ identity: line(), remember: checkbox, anew: checkbox });

export const finishSignInSchema = z.object({ state, credential: assertionField, remember: checkbox, next });

export const beginVerificationSchema = z.object({ next });

export const finishVerificationSchema = z.object({ state, credential: assertionField, next });

export const changePasskeySchema = z.object({
  name,
  new_name: line(),
  usage: z.enum(["first", "secondary", "both"], { error: "NOT_A_VALID_CHOICE" }).nullish(),
});

export const deletePasskeySchema = z.object({ name });

export const answerOfferSchema = z.object({
  answer: z.enum(["not-now", "never"], { error: "NOT_A_VALID_CHOICE" }),
});
