import { z } from "zod";

/**
 * What a browser answers in a passkey ceremony, as the JSON text that clients send (W3C Web Authentication Level 3, 5.1.8).
 * Only its form is judged here; what it proves is up to domain/webauthn-verification.ts. Keys that we do not use are dropped.
 */

/** Bytes as base64url without padding. */
const bytes = z
  .string()
  .max(60_000)
  .regex(/^[\w-]+$/);

const credentialId = bytes.max(1366);

const common = { id: credentialId, rawId: credentialId, type: z.string().max(32) };

const attestation = z.object({
  ...common,
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z.array(z.string().max(32)).max(16).nullish(),
  }),
  clientExtensionResults: z.object({ credProps: z.object({ rk: z.boolean().optional() }).nullish() }).nullish(),
});

const assertion = z.object({
  ...common,
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.nullish(),
  }),
});

export type AttestationAnswer = z.output<typeof attestation>;
export type AssertionAnswer = z.output<typeof assertion>;

/** The field `credential` of a registration. */
export const attestationField = jsonText(attestation);

/** The field `credential` of a sign-in or verification. */
export const assertionField = jsonText(assertion);

/** A text that is JSON of this form; anything else is not understood. */
function jsonText<T>(form: z.ZodType<T>) {
  return z
    .unknown()
    .optional()
    .transform((given, at): T => {
      const parsed = form.safeParse(parse(given));
      if (parsed.success) return parsed.data;
      at.addIssue({ code: "custom", message: "API_ERROR" });
      return z.NEVER;
    })
    .meta({ type: "string", description: "The answer of the browser as JSON text" });
}

function parse(given: unknown): unknown {
  if (typeof given !== "string") return null;
  try {
    return JSON.parse(given);
  } catch {
    // Said above: no object, so not of the form.
    return null;
  }
}
