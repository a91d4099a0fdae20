import { z } from "zod";

// In the browser, Zod would try whether it may compile its checks, which breaks the content security policy and is reported.
if (typeof window !== "undefined") z.config({ jitless: true });

/**
 * Pieces that the schemas of use-cases are made of. Messages are keys of core/errors.ts. `meta` is what the OpenAPI document
 * says of a piece, for JSON Schema cannot see into a function.
 */

/** NUL, other controls and lone surrogates: they cut strings, forge log lines or fold into U+FFFD. */
const unfit = /[\p{Cc}\p{Cs}]/u;
/** NUL and lone surrogates only: a password may hold any character that survives storage. */
const unfitInPassword = /[\0\p{Cs}]/u;

const absentAsEmpty = (value: string | null | undefined): unknown => value ?? "";
/** The same at run time; by type, a client has to give something. */
const emptyIsRefused = (value: string): unknown => absentAsEmpty(value);

/** The longest text that is looked at at all. */
const longest = 1024;

/** A line of text of at most `max` characters; absent and null count as empty. Another type is not understood. */
export const line = (max = longest) =>
  z
    .preprocess(
      absentAsEmpty,
      z
        .string({ error: "API_ERROR" })
        .max(max, { error: "INVALID_INPUT", abort: true })
        .refine((value) => !unfit.test(value), { error: "INVALID_INPUT" }),
    )
    .meta({ type: "string", maxLength: max });

/** An e-mail address as typed: judged by the use-case, refused here when no address could look like that. */
export const email = z
  .preprocess(
    absentAsEmpty,
    z
      .string({ error: "API_ERROR" })
      .max(longest, { error: "INVALID_EMAIL_ADDRESS", abort: true })
      .refine((value) => !unfit.test(value), { error: "INVALID_EMAIL_ADDRESS" }),
  )
  .meta({ type: "string", format: "email", maxLength: longest });

export const username = line(256);

/** A password that is compared. Longer ones cannot exist. Never trimmed. */
export const password = z
  .preprocess(
    emptyIsRefused,
    z
      .string({ error: "API_ERROR" })
      .refine((value) => value.trim() !== "", { error: "PASSWORD_NOT_PROVIDED", abort: true })
      .max(longest, { error: "INVALID_PASSWORD", abort: true })
      .refine((value) => !unfitInPassword.test(value), { error: "INVALID_PASSWORD" }),
  )
  .meta({ type: "string", format: "password", maxLength: longest });

/** A password that may be absent; whether that is allowed is up to the use-case. */
export const optionalPassword = z
  .preprocess(
    absentAsEmpty,
    z
      .string({ error: "API_ERROR" })
      .max(longest, { error: "PASSWORD_INVALID_LENGTH", abort: true })
      .refine((value) => !unfitInPassword.test(value), { error: "INVALID_INPUT" }),
  )
  .meta({ type: "string", format: "password", maxLength: longest });

/** A password that somebody chooses; the policy looks at it later. */
export const newPassword = z
  .preprocess(
    emptyIsRefused,
    z
      .string({ error: "API_ERROR" })
      .refine((value) => value.trim() !== "", { error: "PASSWORD_NOT_PROVIDED", abort: true })
      .max(longest, { error: "PASSWORD_INVALID_LENGTH", abort: true })
      .refine((value) => !unfitInPassword.test(value), { error: "INVALID_INPUT" }),
  )
  .meta({ type: "string", format: "password", maxLength: longest });

/** True for anything but absent, false, "false" and the empty text. */
export const checkbox = z
  .unknown()
  .optional()
  .transform((value) => value !== undefined && value !== null && value !== false && value !== "false" && value !== "")
  .meta({ type: "boolean" });

/** Of a use-case that needs to be told nothing, but has a form: a button. */
export const noInput = z.object({});

/** Ticked boxes of one name arrive as one text or as a list of them; none at all, as nothing. */
const asList = (value: unknown): unknown =>
  value === undefined || value === null || value === "" ? [] : Array.isArray(value) ? value : [value];

/** The boxes of one name that are ticked, 200 at most: each once, in order. */
export const ticked = (one: z.ZodType<string>) =>
  z.preprocess(
    asList,
    z
      .array(one, { error: "API_ERROR" })
      .max(200, { error: "INVALID_INPUT" })
      .transform((names) => [...new Set(names)].sort()),
  );

/** Where to go afterwards; `safeTarget` judges it. */
export const next = z.unknown().optional().meta({ type: "string", format: "uri-reference" });

/** The secret part of a mailed link. Whatever has another form is simply no link. */
export const linkToken = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === "string" && value.length <= 256 ? value : ""))
  .meta({ type: "string", maxLength: 256 });

/** The state of a set-up. Left out, the one that the caller's own session has begun is meant; null is not left out. */
export const setUpState = z
  .unknown()
  .optional()
  .transform((value) => (value === undefined ? null : linkToken.parse(value)))
  .meta({ type: "string", maxLength: 256 });

/** Six digits; blanks between them are forgiven, and a number gets its leading zeros back. */
export const oneTimeCode = z
  .preprocess(
    (value: string | number): unknown =>
      typeof value === "number" && Number.isInteger(value) && value >= 0 ? `${value}`.padStart(6, "0") : (value ?? ""),
    z
      .string({ error: "API_ERROR" })
      .max(longest, { error: "TWO_FACTOR_INVALID_TOKEN", abort: true })
      .transform((value) => value.replaceAll(" ", ""))
      .refine((value) => /^[0-9]{6}$/.test(value), { error: "TWO_FACTOR_INVALID_TOKEN" }),
  )
  .meta({ type: "string", pattern: "^[0-9]{6}$" });
