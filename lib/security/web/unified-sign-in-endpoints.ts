import "server-only";
import { z } from "zod";
import { confirmMethod } from "../features/unified-sign-in/confirm-set-up";
import { redeemSignInLink } from "../features/unified-sign-in/redeem-link";
import { sendSignInCode } from "../features/unified-sign-in/send-code";
import { sendVerifyCode } from "../features/unified-sign-in/send-verify-code";
import { setUpMethod } from "../features/unified-sign-in/set-up";
import { setUpStatus } from "../features/unified-sign-in/set-up-status";
import { unifiedSignIn } from "../features/unified-sign-in/sign-in";
import { unifiedSignInStatus } from "../features/unified-sign-in/sign-in-status";
import { verifyPasscode } from "../features/unified-sign-in/verify";
import { verifyPasscodeStatus } from "../features/unified-sign-in/verify-status";
import { linkLoginAnswer, loginAnswer, loginShape, tokenShape, userPayload, userShape, withToken } from "./answers";
import { type Endpoint, endpoint } from "./endpoint";

const nothing = z.object({});
const codeMethod = z.enum(["email", "authenticator", "sms"]);
const passcodeMethod = z.enum(["password", ...codeMethod.options]);
const sentCode = z.enum(["email", "sms"]);

/** Rows of the endpoint table: the unified sign-in. */
export const unifiedSignInEndpoints = {
  "GET us-signin": endpoint(
    unifiedSignInStatus,
    (value) => ({
      available_methods: value.methods,
      code_methods: value.codeMethods,
      identity_attributes: value.identityAttributes,
      ...(value.signedIn ? { user: userPayload() } : {}),
    }),
    {
      summary: "What the unified sign-in takes, a CSRF token, and whether somebody is signed in already",
      answers: z.object({
        available_methods: z.array(passcodeMethod),
        code_methods: z.array(sentCode),
        identity_attributes: z.array(z.string()),
        user: userShape.optional(),
      }),
    },
  ),
  "POST us-signin": endpoint(unifiedSignIn, loginAnswer, {
    summary: "Sign in by anything that says who one is, and a password or code",
    answers: loginShape,
  }),
  "POST us-signin/send-code": endpoint(sendSignInCode, () => ({}), {
    summary: "Send a code to sign in with; a mail holds a link beside it",
    answers: nothing,
  }),
  "POST us-verify-link": endpoint(redeemSignInLink, linkLoginAnswer, {
    summary: "Sign in by the mailed link; in another browser than the one that asked, with the code of that mail",
    answers: loginShape,
  }),

  "GET us-setup": endpoint(
    setUpStatus,
    (value) => ({
      available_methods: value.methods,
      active_methods: value.active,
      setup_methods: value.offered,
      identity_attributes: value.identityAttributes,
      phone: value.phone,
    }),
    {
      summary: "By what the person signs in, and by what else they could",
      answers: z.object({
        available_methods: z.array(passcodeMethod),
        active_methods: z.array(passcodeMethod),
        setup_methods: z.array(codeMethod),
        identity_attributes: z.array(z.string()),
        phone: z.string().nullable(),
      }),
    },
  ),
  "POST us-setup": endpoint(
    setUpMethod,
    ({ begun }) => {
      if (!begun) return {};
      const { method, phone, state, app } = begun;
      return {
        chosen_method: method,
        phone,
        state,
        ...(app && {
          authr_key: app.key,
          authr_b32key: app.base32,
          authr_uri: app.uri,
          authr_issuer: app.issuer,
          authr_username: app.username,
        }),
      };
    },
    {
      summary: "Begin to set up a way to sign in, take ways away, or both",
      answers: z
        .object({
          chosen_method: codeMethod,
          phone: z.string().nullable(),
          state: z.string(),
          authr_key: z.string(),
          authr_b32key: z.string(),
          authr_uri: z.string(),
          authr_issuer: z.string(),
          authr_username: z.string(),
        })
        .partial(),
    },
  ),
  "POST us-setup/:state": endpoint(confirmMethod, ({ method, phone }) => ({ chosen_method: method, phone }), {
    summary: "Prove a way to sign in by its code; it counts from then on",
    answers: z.object({ chosen_method: codeMethod, phone: z.string().nullable() }),
  }),

  "GET us-verify": endpoint(
    verifyPasscodeStatus,
    (value) => ({
      available_methods: value.methods,
      code_methods: value.sentCodes,
      has_webauthn_verify_credential: value.hasPasskey,
      oauth_enabled: false,
      oauth_providers: [],
    }),
    {
      summary: "By which passcodes the person can prove once more who they are",
      answers: z.object({
        available_methods: z.array(passcodeMethod),
        code_methods: z.array(sentCode),
        has_webauthn_verify_credential: z.boolean(),
        oauth_enabled: z.boolean(),
        oauth_providers: z.array(z.string()),
      }),
    },
  ),
  "POST us-verify": endpoint(verifyPasscode, (value, at) => withToken(value, at), {
    summary: "Prove by password or code who one is",
    answers: tokenShape,
  }),
  "POST us-verify/send-code": endpoint(sendVerifyCode, () => ({}), {
    summary: "Send a code to prove who one is",
    answers: nothing,
  }),
} satisfies Record<string, Endpoint>;
