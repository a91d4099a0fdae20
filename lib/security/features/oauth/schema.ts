import { z } from "zod";
import { line, next } from "@/lib/security/core/fields";

const provider = line(64);

export const beginSchema = z.object({
  provider,
  next,
  /** false: answer the provider's address instead of sending the caller there, for scripts, which cannot follow. */
  redirect: z
    .unknown()
    .optional()
    .transform((value) => value !== false && value !== "false")
    .meta({ type: "boolean" }),
});

const parameter = z.string({ error: "API_ERROR" }).max(8192, { error: "API_ERROR" }).optional();

/** What of a provider's answer is looked at; nothing else goes on. Twice the same name makes a list, which is not understood. */
export const answerSchema = z.object({
  provider,
  state: parameter,
  code: parameter,
  // To next-auth, an empty one is none.
  iss: parameter.refine((value) => value !== "", { error: "API_ERROR" }),
  error: parameter,
});

export type ProviderAnswer = z.output<typeof answerSchema>;

export const disconnectSchema = z.object({ provider });
