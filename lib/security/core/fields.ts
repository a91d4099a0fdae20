import { z } from "zod";

/** Pieces that the schemas of use-cases are made of. Messages are keys of core/errors.ts. */

/** NUL, other controls and lone surrogates: they cut strings, forge log lines or fold into U+FFFD. */
const unfit = /[\p{Cc}\p{Cs}]/u;
/** NUL and lone surrogates only: a password may hold any character that survives storage. */
const unfitInPassword = /[\0\p{Cs}]/u;

const absentAsEmpty = (value: unknown): unknown => value ?? "";

/** A line of text of at most `max` characters; absent and null count as empty. Another type is not understood. */
export const line = (max = 1024) =>
  z.preprocess(
    absentAsEmpty,
    z
      .string({ error: "API_ERROR" })
      .max(max, { error: "INVALID_INPUT", abort: true })
      .refine((value) => !unfit.test(value), { error: "INVALID_INPUT" }),
  );

/** An e-mail address as typed: judged by the use-case, refused here when no address could look like that. */
export const email = z.preprocess(
  absentAsEmpty,
  z
    .string({ error: "API_ERROR" })
    .max(1024, { error: "INVALID_EMAIL_ADDRESS", abort: true })
    .refine((value) => !unfit.test(value), { error: "INVALID_EMAIL_ADDRESS" }),
);

export const username = line(256);

/** A password that is compared. Longer ones cannot exist. Never trimmed. */
export const password = z.preprocess(
  absentAsEmpty,
  z
    .string({ error: "API_ERROR" })
    .refine((value) => value.trim() !== "", { error: "PASSWORD_NOT_PROVIDED", abort: true })
    .max(1024, { error: "INVALID_PASSWORD", abort: true })
    .refine((value) => !unfitInPassword.test(value), { error: "INVALID_PASSWORD" }),
);

/** A password that may be absent; whether that is allowed is up to the use-case. */
export const optionalPassword = z.preprocess(
  absentAsEmpty,
  z
    .string({ error: "API_ERROR" })
    .max(1024, { error: "PASSWORD_INVALID_LENGTH", abort: true })
    .refine((value) => !unfitInPassword.test(value), { error: "INVALID_INPUT" }),
);

/** A password that somebody chooses; the policy looks at it later. */
export const newPassword = z.preprocess(
  absentAsEmpty,
  z
    .string({ error: "API_ERROR" })
    .refine((value) => value.trim() !== "", { error: "PASSWORD_NOT_PROVIDED", abort: true })
    .max(1024, { error: "PASSWORD_INVALID_LENGTH", abort: true })
    .refine((value) => !unfitInPassword.test(value), { error: "INVALID_INPUT" }),
);

/** True for anything but absent, false, "false" and the empty text. */
export const checkbox = z
  .unknown()
  .optional()
  .transform((value) => value !== undefined && value !== null && value !== false && value !== "false" && value !== "");

/** Where to go afterwards; `safeTarget` judges it. */
export const next = z.unknown().optional();

/** The secret part of a mailed link. Whatever has another form is simply no link. */
export const linkToken = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === "string" && value.length <= 256 ? value : ""));
