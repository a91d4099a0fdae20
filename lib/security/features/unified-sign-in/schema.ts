import { z } from "zod";
import { checkbox, line, linkToken, next, setUpState } from "@/lib/security/core/fields";

/** The longest key of an identity. */
const longestIdentity = 320;
const longestPasscode = 1024;

const identity = line(longestIdentity).refine((value) => value !== "", { error: "US_SPECIFY_IDENTITY" });

/** A password or a code. As a number, a code gets its leading zeros back. */
const optionalPasscode = z
  .preprocess(
    (value: string | number | null | undefined): unknown =>
      typeof value === "number" && Number.isInteger(value) && value >= 0 ? `${value}`.padStart(6, "0") : (value ?? ""),
    z
      .string({ error: "API_ERROR" })
      .max(longestPasscode, { error: "INVALID_PASSWORD_CODE", abort: true })
      .refine((value) => !/[\0\p{Cs}]/u.test(value), { error: "INVALID_PASSWORD_CODE" }),
  )
  .meta({ type: "string", maxLength: longestPasscode });

const passcode = optionalPasscode.refine((value) => value.trim() !== "", { error: "INVALID_PASSWORD_CODE" });

/** Absent and null count as none chosen. */
const methodName = line(32);

export const unifiedSignInSchema = z.object({ identity, passcode, remember: checkbox, next });

/** For the form, which says of an empty box what it says of any. */
export const unifiedSignInFormSchema = z.object({
  identity: line(),
  passcode: optionalPasscode,
  remember: checkbox,
  next,
});

export const sendCodeSchema = z.object({ identity, chosen_method: methodName, next });

export const redeemLinkSchema = z.object({ token: linkToken, passcode: optionalPasscode.optional(), next });

/** One method or several; a form posts one. */
const methodNames = z.preprocess(
  (value: string | string[] | null | undefined): unknown =>
    typeof value === "string" ? (value === "" ? [] : [value]) : (value ?? []),
  z.array(methodName, { error: "API_ERROR" }).max(8, { error: "API_ERROR" }),
);

export const setUpMethodSchema = z.object({
  chosen_method: methodName,
  delete_method: methodNames,
  phone: line(64),
  next,
});

export const confirmMethodSchema = z.object({ state: setUpState, passcode, next });

export const verifyPasscodeSchema = z.object({ passcode, next });

export const sendVerifyCodeSchema = z.object({ chosen_method: methodName, next });
