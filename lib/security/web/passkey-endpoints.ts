import "server-only";
import { z } from "zod";
import { paths } from "../core/paths";
import { beginPasskeySignUp } from "../features/registration/begin-with-passkey";
import { finishPasskeySignUp } from "../features/registration/finish-with-passkey";
import { beginRegistration } from "../features/webauthn/begin-registration";
import { beginSignIn } from "../features/webauthn/begin-sign-in";
import { beginVerification } from "../features/webauthn/begin-verification";
import { changePasskey } from "../features/webauthn/change";
import { deletePasskey } from "../features/webauthn/delete";
import { finishRegistration } from "../features/webauthn/finish-registration";
import { finishSignIn } from "../features/webauthn/finish-sign-in";
import { finishVerification } from "../features/webauthn/finish-verification";
import { type ListedPasskey, listPasskeys } from "../features/webauthn/list";
import { signInAvailability } from "../features/webauthn/sign-in-availability";
import { verifyAvailability } from "../features/webauthn/verify-availability";
import { loginAnswer, loginShape, tokenShape, userPayload, withToken } from "./answers";
import { type Endpoint, endpoint } from "./endpoint";

const nothing = z.object({});

const passkeyShape = z.object({
  name: z.string(),
  credential_id: z.string(),
  transports: z.array(z.string()),
  lastuse: z.string(),
  created: z.string(),
  usage: z.enum(["first", "secondary", "both"]),
  backup_state: z.boolean(),
  device_type: z.string(),
  discoverable: z.union([z.boolean(), z.literal("Unknown")]),
  model: z.string().nullable(),
});

const passkeyAnswer = (passkey: ListedPasskey): z.output<typeof passkeyShape> => ({
  name: passkey.name,
  credential_id: passkey.credentialId,
  transports: passkey.transports,
  lastuse: passkey.lastUsedAt.toISOString(),
  created: passkey.createdAt.toISOString(),
  usage: passkey.usage,
  backup_state: passkey.backupState,
  device_type: passkey.deviceType,
  discoverable: passkey.discoverable ?? "Unknown",
  model: passkey.model,
});

const descriptors = z.array(z.object({ id: z.string(), type: z.string(), transports: z.array(z.string()).optional() }));
const userVerification = z.enum(["required", "preferred", "discouraged"]).optional();

/** What goes into `navigator.credentials.create`, by way of `parseCreationOptionsFromJSON`. */
const creationOptions = z.object({
  rp: z.object({ id: z.string().optional(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  challenge: z.string(),
  pubKeyCredParams: z.array(z.object({ alg: z.number(), type: z.literal("public-key") })),
  timeout: z.number().optional(),
  excludeCredentials: descriptors.optional(),
  authenticatorSelection: z
    .object({
      residentKey: z.enum(["required", "preferred", "discouraged"]).optional(),
      requireResidentKey: z.boolean().optional(),
      userVerification,
    })
    .optional(),
  attestation: z.enum(["none", "indirect", "direct", "enterprise"]).optional(),
  extensions: z.object({ credProps: z.boolean().optional() }).optional(),
  hints: z.array(z.enum(["hybrid", "security-key", "client-device"])).optional(),
});

/** What goes into `navigator.credentials.get`, by way of `parseRequestOptionsFromJSON`. */
const requestOptions = z.object({
  challenge: z.string(),
  timeout: z.number().optional(),
  rpId: z.string().optional(),
  allowCredentials: descriptors.optional(),
  userVerification,
});

/** The endpoints of passkeys: each ceremony has two steps, joined by `wan_state`. */
export const passkeyEndpoints = {
  "GET wan-register": endpoint(
    listPasskeys,
    ({ passkeys }) => ({ registered_credentials: passkeys.map(passkeyAnswer) }),
    { summary: "The person's passkeys", answers: z.object({ registered_credentials: z.array(passkeyShape) }) },
  ),
  "POST register/passkey": endpoint(
    beginPasskeySignUp,
    ({ state, options }) => ({ wan_state: state, credential_options: options }),
    {
      summary: "Begin to make an account that signs in by a passkey and has no password, where none is demanded",
      answers: z.object({ wan_state: z.string(), credential_options: creationOptions }),
    },
  ),
  "POST register/passkey/:state": endpoint(
    finishPasskeySignUp,
    async (value, at) =>
      value.status === "confirmation-sent"
        ? { user: userPayload() }
        : { ...(await loginAnswer(value, at)), post_login_url: value.target },
    {
      summary: "Make the account with the passkey that the authenticator made",
      answers: loginShape.partial().extend({ post_login_url: z.string().optional() }),
    },
  ),

  "POST wan-register": endpoint(
    beginRegistration,
    ({ state, options }) => ({ wan_state: state, credential_options: options }),
    {
      summary: "Begin to register a passkey",
      answers: z.object({ wan_state: z.string(), credential_options: creationOptions }),
    },
  ),
  "POST wan-register/:state": endpoint(finishRegistration, () => ({}), {
    summary: "Register the passkey that the authenticator made",
    answers: nothing,
  }),

  "GET wan-signin": endpoint(signInAvailability, ({ isSecondary }) => ({ is_secondary: isSecondary }), {
    summary: "Whether one may sign in by a passkey, and whether as second factor",
    answers: z.object({ is_secondary: z.boolean() }),
  }),
  "POST wan-signin": endpoint(
    beginSignIn,
    ({ state, options, remember, isSecondary }) => ({
      wan_state: state,
      credential_options: options,
      remember,
      is_secondary: isSecondary,
    }),
    {
      summary: "Begin to sign in by a passkey, or to use one as second factor",
      answers: z.object({
        wan_state: z.string(),
        credential_options: requestOptions,
        remember: z.boolean(),
        is_secondary: z.boolean(),
      }),
    },
  ),
  "POST wan-signin/:state": endpoint(
    finishSignIn,
    async (value, at) => ({
      ...(await loginAnswer(value, at)),
      ...(value.status === "signed-in" ? { post_login_url: value.target } : {}),
    }),
    {
      summary: "Sign in by what the authenticator answered",
      answers: loginShape.extend({ post_login_url: z.string().optional() }),
    },
  ),

  "POST wan-change": endpoint(changePasskey, () => ({}), {
    summary: "Give a passkey another name or another use",
    answers: nothing,
  }),
  // Where a browser comes back to after it has proved who is there; the passkeys are listed at "wan-register".
  "GET wan-delete": endpoint(listPasskeys, () => ({}), {
    summary: "Leads to the person's passkeys",
    answers: nothing,
    follow: (result) => (result.ok ? paths.apiPasskeys : null),
  }),
  "POST wan-delete": endpoint(deletePasskey, () => ({}), { summary: "Remove a passkey", answers: nothing }),

  "GET wan-verify": endpoint(verifyAvailability, ({ hasPasskey }) => ({ has_webauthn_verify_credential: hasPasskey }), {
    summary: "Whether the person can prove by a passkey who they are",
    answers: z.object({ has_webauthn_verify_credential: z.boolean() }),
  }),
  "POST wan-verify": endpoint(
    beginVerification,
    ({ state, options }) => ({ wan_state: state, credential_options: options }),
    {
      summary: "Begin to prove by a passkey who one is",
      answers: z.object({ wan_state: z.string(), credential_options: requestOptions }),
    },
  ),
  "POST wan-verify/:state": endpoint(finishVerification, (value, at) => withToken(value, at), {
    summary: "Prove by what the authenticator answered who one is",
    answers: tokenShape,
  }),
} satisfies Record<string, Endpoint>;
