import { generateRegistrationOptions } from "@simplewebauthn/server";
import type { PasskeyUsage } from "../config";
import type { Context } from "../context";
import { relyingParty } from "./relying-party";
import { offeredAlgorithms } from "./webauthn-verification";

type NewHolder = { handle: string; email: string; username: string | null };

/** What the browser hands to the authenticator so that it makes a passkey; `exclude` names those that the person has. */
export function creationOptions(
  ctx: Context,
  about: {
    challenge: string;
    holder: NewHolder;
    usage: PasskeyUsage;
    exclude: { id: string; transports: string[] }[];
    /** It has to check its person at once. */
    alone?: boolean;
  },
) {
  const { challenge, holder, usage, exclude, alone = false } = about;
  const { id, name } = relyingParty(ctx);
  const { allowUserHints, registerTimeout } = ctx.config.webauthn;
  return generateRegistrationOptions({
    rpID: id,
    rpName: name,
    userID: new Uint8Array(Buffer.from(holder.handle, "utf8")),
    userName: holder.email,
    userDisplayName: holder.username ?? holder.email,
    challenge: new Uint8Array(Buffer.from(challenge, "base64url")),
    timeout: registerTimeout,
    excludeCredentials: exclude,
    authenticatorSelection: {
      // Where nobody is told which passkeys a person has, one has to be found without being named.
      residentKey: allowUserHints ? "preferred" : "required",
      userVerification: alone ? "required" : usage === "first" ? "preferred" : "discouraged",
    },
    supportedAlgorithmIDs: offeredAlgorithms,
  });
}
