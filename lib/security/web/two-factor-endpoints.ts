import "server-only";
import { z } from "zod";
import { generateRecoveryCodes } from "../features/recovery-codes/generate";
import { redeemRecoveryCode } from "../features/recovery-codes/redeem";
import { redeemStatus } from "../features/recovery-codes/redeem-status";
import { recoveryCodesStatus } from "../features/recovery-codes/status";
import { confirmSetUp } from "../features/two-factor/confirm-set-up";
import { parkedStatus } from "../features/two-factor/parked-status";
import { rescueTwoFactor } from "../features/two-factor/rescue";
import type { RescueOption } from "../features/two-factor/rescue-options";
import { revokeTrustedDevice } from "../features/two-factor/revoke-device";
import { selectSecondFactor } from "../features/two-factor/select";
import { selectStatus } from "../features/two-factor/select-status";
import { sendCodeAgain } from "../features/two-factor/send-again";
import { setUpTwoFactor } from "../features/two-factor/set-up";
import { twoFactorStatus } from "../features/two-factor/status";
import { listTrustedDevices } from "../features/two-factor/trusted-devices";
import { validateTwoFactor } from "../features/two-factor/validate";
import { loginAnswer, loginShape, signedInAnswer, userPayload, userShape } from "./answers";
import { type Endpoint, endpoint } from "./endpoint";

const nothing = z.object({});
const method = z.enum(["email", "authenticator", "sms"]);
const recoveryOptions = z.object({
  recovery_options: z.object({
    email: z.string().optional(),
    recovery_code: z.string().optional(),
    help: z.string().optional(),
  }),
});

/** The rows of second factors and recovery codes. */
export const twoFactorEndpoints = {
  "GET tf-setup": endpoint(
    twoFactorStatus,
    (value) => ({
      tf_required: value.required,
      tf_method: value.method,
      tf_primary_method: value.method,
      tf_phone_number: value.phone,
      tf_available_methods: value.methods,
    }),
    {
      summary: "How the second factor stands, and what can be set up",
      answers: z.object({
        tf_required: z.boolean(),
        tf_method: method.nullable(),
        tf_primary_method: method.nullable(),
        tf_phone_number: z.string().nullable(),
        tf_available_methods: z.array(z.enum(["disable", ...method.options])),
      }),
    },
  ),
  "POST tf-setup": endpoint(
    setUpTwoFactor,
    (value) =>
      value.status === "disabled"
        ? {}
        : {
            tf_state: "validating_profile" as const,
            tf_method: value.method,
            tf_primary_method: value.method,
            tf_state_token: value.token,
            ...(value.app && {
              tf_authr_key: value.app.key,
              tf_authr_b32key: value.app.base32,
              tf_authr_uri: value.app.uri,
              tf_authr_issuer: value.app.issuer,
              tf_authr_username: value.app.username,
            }),
          },
    {
      summary: "Begin to set up a second factor, or turn it off by `disable`; in force once its code is entered",
      answers: z
        .object({
          tf_state: z.literal("validating_profile"),
          tf_method: method,
          tf_primary_method: method,
          tf_state_token: z.string().nullable(),
          tf_authr_key: z.string(),
          tf_authr_b32key: z.string(),
          tf_authr_uri: z.string(),
          tf_authr_issuer: z.string(),
          tf_authr_username: z.string(),
        })
        .partial(),
    },
  ),
  "POST tf-setup/:state": endpoint(
    confirmSetUp,
    (value) => ({ tf_method: value.method, tf_primary_method: value.method, tf_phone: value.phone }),
    {
      summary: "Finish setting up a second factor by its first code",
      answers: z.object({ tf_method: method, tf_primary_method: method, tf_phone: z.string().nullable() }),
    },
  ),

  "GET tf-select": endpoint(selectStatus, (value) => ({ tf_select: true as const, tf_setup_methods: value.methods }), {
    summary: "Which second factors a waiting sign-in may choose from",
    answers: z.object({ tf_select: z.literal(true), tf_setup_methods: z.array(z.string()) }),
  }),
  "POST tf-select": endpoint(selectSecondFactor, loginAnswer, {
    summary: "Choose the second factor of a waiting sign-in; sends its code",
    answers: loginShape,
  }),

  "GET tf-validate": endpoint(parkedStatus, (value) => optionsAnswer(value.options), {
    summary: "The ways around the second factor that a waiting sign-in has",
    answers: recoveryOptions,
  }),
  "POST tf-validate": endpoint(
    validateTwoFactor,
    async (value, at) => {
      if (value.status === "set-up")
        return { tf_method: value.method, tf_primary_method: value.method, tf_phone: value.phone };
      return value.status === "signed-in" ? signedInAnswer(value, at) : loginAnswer(value, at);
    },
    {
      summary: "Enter the code of the second factor: signs in",
      answers: loginShape.partial().extend({ tf_phone: z.string().nullable().optional() }),
    },
  ),
  "POST tf-send-code": endpoint(sendCodeAgain, () => ({}), {
    summary: "Send the code of the second factor once more",
    answers: nothing,
  }),

  "GET tf-rescue": endpoint(parkedStatus, (value) => optionsAnswer(value.options), {
    summary: "The ways around the second factor that a waiting sign-in has",
    answers: recoveryOptions,
  }),
  "POST tf-rescue": endpoint(rescueTwoFactor, () => ({}), {
    summary: "Get a code by mail in place of the second factor, ask for help, or go on to the recovery codes",
    answers: nothing,
    redirect: (value) => (value.option === "recovery_code" ? "mf-recovery" : null),
  }),

  "GET mf-recovery-codes": endpoint(recoveryCodesStatus, (value) => ({ recovery_codes_left: value.left }), {
    summary: "How many recovery codes are left; they are shown only when they are made",
    answers: z.object({ recovery_codes_left: z.number() }),
  }),
  "POST mf-recovery-codes": endpoint(
    generateRecoveryCodes,
    ({ codes }) => ({ recovery_codes: codes, recovery_codes_left: codes.length }),
    {
      summary: "Make new recovery codes, in place of the older ones",
      answers: z.object({ recovery_codes: z.array(z.string()), recovery_codes_left: z.number() }),
    },
  ),
  "GET mf-recovery": endpoint(redeemStatus, () => ({}), {
    summary: "Whether a sign-in waits that a recovery code could finish",
    answers: nothing,
  }),
  "POST mf-recovery": endpoint(
    redeemRecoveryCode,
    ({ left }) => ({ user: userPayload(), tf_required: false as const, recovery_codes_left: left }),
    {
      summary: "Sign in by a recovery code in place of the second factor; gives no auth token",
      answers: z.object({ user: userShape, tf_required: z.literal(false), recovery_codes_left: z.number() }),
    },
  ),

  "GET tf-trusted-devices": endpoint(
    listTrustedDevices,
    ({ devices }) => ({
      trusted_devices: devices.map(({ id, userAgent, createdAt, lastUsedAt, expiresAt }) => ({
        id,
        user_agent: userAgent,
        created_at: createdAt.toISOString(),
        last_used_at: lastUsedAt?.toISOString() ?? null,
        expires_at: expiresAt.toISOString(),
      })),
    }),
    {
      summary: "The browsers that are not asked for the second factor",
      answers: z.object({
        trusted_devices: z.array(
          z.object({
            id: z.string(),
            user_agent: z.string().nullable(),
            created_at: z.string(),
            last_used_at: z.string().nullable(),
            expires_at: z.string(),
          }),
        ),
      }),
    },
  ),
  "POST tf-trusted-devices/:device": endpoint(revokeTrustedDevice, () => ({}), {
    summary: "Ask a browser for the second factor again",
    answers: nothing,
  }),
} satisfies Record<string, Endpoint>;

/** Each way with the path that serves it. */
const optionsAnswer = (options: RescueOption[]): z.output<typeof recoveryOptions> => ({
  recovery_options: Object.fromEntries(
    options.map((option) => [option, option === "recovery_code" ? "/mf-recovery" : "/tf-rescue"]),
  ),
});
