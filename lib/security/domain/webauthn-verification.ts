import { verifyAuthenticationResponse, verifyRegistrationResponse } from "@simplewebauthn/server";
import { COSEALG, decodeAttestationObject, decodeCredentialPublicKey } from "@simplewebauthn/server/helpers";
import type { AssertionAnswer, AttestationAnswer } from "../core/passkey-answers";

/** Whom a passkey belongs to: the domain, and the origins whose pages may use it. */
export type RelyingParty = { id: string; name: string; origins: string[] };

/** What an answer proved, or why it proves nothing: a reason for logs and tests, never shown. */
export type Verdict<T> = ({ verified: true } & T) | { verified: false; cause: string };

export type DeviceType = "single_device" | "multi_device";

export type NewPasskey = {
  credentialId: string;
  publicKey: Uint8Array<ArrayBuffer>;
  signCount: number;
  transports: string[];
  backupState: boolean;
  deviceType: DeviceType;
  aaguid: string;
  userVerified: boolean;
};

export type KnownPasskey = {
  credentialId: string;
  publicKey: Uint8Array<ArrayBuffer>;
  signCount: number;
  deviceType: string;
};

export type PasskeyUse = { userVerified: boolean; signCount: number; backupState: boolean };

/** ECDSA with P-256, Ed25519 and RSA: what authenticators have. Others are refused, as they were not offered. */
export const offeredAlgorithms: number[] = [COSEALG.ES256, COSEALG.EdDSA, COSEALG.RS256];

/** Judges a registration by the steps of Web Authentication Level 3, 7.1. No attestation is taken, or one by the new key itself. */
export const verifyRegistration = (given: {
  answer: AttestationAnswer;
  challenge: string;
  relyingParty: RelyingParty;
}): Promise<Verdict<NewPasskey>> =>
  reasoned(async () => {
    const { answer, challenge, relyingParty } = given;
    const { clientDataJSON, attestationObject, transports } = answer.response;
    const complaint =
      encodingComplaint([answer.id, clientDataJSON, attestationObject]) ??
      frameComplaint(clientDataJSON) ??
      attestationComplaint(attestationObject);
    if (complaint) return refused(complaint);
    const { verified, registrationInfo: info } = await verifyRegistrationResponse({
      response: {
        ...answer,
        type: "public-key",
        response: { clientDataJSON, attestationObject, transports: transports ?? [] },
        clientExtensionResults: {},
      },
      expectedChallenge: challenge,
      expectedOrigin: relyingParty.origins,
      expectedRPID: relyingParty.id,
      requireUserVerification: false,
      supportedAlgorithmIDs: offeredAlgorithms,
    });
    if (!verified) return refused("the attestation is not signed by the key");
    if (answer.type !== "public-key") return refused("not a public key");
    if (info.credential.id !== answer.id) return refused("two different credential ids");
    return {
      verified: true,
      credentialId: info.credential.id,
      publicKey: info.credential.publicKey,
      signCount: info.credential.counter,
      transports: transports ?? [],
      backupState: info.credentialBackedUp,
      deviceType: deviceTypeOf(info.credentialDeviceType),
      aaguid: info.aaguid,
      userVerified: info.userVerified,
    };
  });

/**
 * Judges an assertion by the steps of Web Authentication Level 3, 7.2. Whose passkey it is, whether it may be used for this
 * and that its count grows in the database is up to the caller.
 */
export const verifyAssertion = (given: {
  answer: AssertionAnswer;
  challenge: string;
  relyingParty: RelyingParty;
  passkey: KnownPasskey;
  requireUserVerification: boolean;
}): Promise<Verdict<PasskeyUse>> =>
  reasoned(async () => {
    const { answer, challenge, relyingParty, passkey, requireUserVerification } = given;
    const { clientDataJSON, authenticatorData, signature, userHandle } = answer.response;
    const complaint =
      encodingComplaint([answer.id, clientDataJSON, authenticatorData, signature]) ??
      frameComplaint(clientDataJSON) ??
      signatureComplaint(signature, passkey.publicKey);
    if (complaint) return refused(complaint);
    if (answer.type !== "public-key") return refused("not a public key");
    if (answer.id !== passkey.credentialId) return refused("another credential");
    const { verified, authenticationInfo: info } = await verifyAuthenticationResponse({
      response: {
        ...answer,
        type: "public-key",
        response: { clientDataJSON, authenticatorData, signature, userHandle: userHandle ?? undefined },
        clientExtensionResults: {},
      },
      expectedChallenge: challenge,
      expectedOrigin: relyingParty.origins,
      expectedRPID: relyingParty.id,
      credential: { id: passkey.credentialId, publicKey: passkey.publicKey, counter: passkey.signCount },
      requireUserVerification,
    });
    // The library tells of a bad signature by this flag alone, and throws for everything else.
    if (!verified) return refused("the signature is wrong");
    // Whether a passkey can be backed up is settled when it is made (7.2, step 19).
    if (deviceTypeOf(info.credentialDeviceType) !== passkey.deviceType) return refused("backup eligibility changed");
    return {
      verified: true,
      userVerified: info.userVerified,
      signCount: info.newCounter,
      backupState: info.credentialBackedUp,
    };
  });

/** The library says "no" by throwing, and so do the parsers below it. There is nothing else in there that could fail. */
async function reasoned<T>(judge: () => Promise<Verdict<T>>): Promise<Verdict<T>> {
  try {
    return await judge();
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  }
}

const refused = (cause: string) => ({ verified: false as const, cause });

const deviceTypeOf = (type: "singleDevice" | "multiDevice"): DeviceType =>
  type === "multiDevice" ? "multi_device" : "single_device";

/** A lax decoder would take a changed last letter for the same bytes. */
const encodingComplaint = (texts: string[]): string | null =>
  texts.every((text) => Buffer.from(text, "base64url").toString("base64url") === text)
    ? null
    : "not the one base64url form";

/** Our pages are never framed, so an answer from inside another site's page is none of ours. The library passes most of them. */
function frameComplaint(clientDataJSON: string): string | null {
  const data: unknown = JSON.parse(Buffer.from(clientDataJSON, "base64url").toString("utf8"));
  if (typeof data !== "object" || data === null) return "no client data";
  if ("crossOrigin" in data && data.crossOrigin !== false) return "cross-origin";
  return "topOrigin" in data ? "cross-origin, with a top origin" : null;
}

/**
 * We ask for no attestation, and browsers then send none, or one by the new key itself. Certificates are not even looked at:
 * the library fetches revocation lists from addresses in them, for android-key before it knows who signed them.
 */
function attestationComplaint(attestationObject: string): string | null {
  const decoded = decodeAttestationObject(new Uint8Array(Buffer.from(attestationObject, "base64url")));
  const fmt = decoded.get("fmt");
  const isSelf = fmt === "packed" && decoded.get("attStmt").get("x5c") === undefined;
  return fmt === "none" || isSelf ? null : "an attestation that was not asked for";
}

/** The library's parser overlooks bits of the outer frame of an ECDSA signature; DER has one form for each (X.690, 10.1). */
function signatureComplaint(signature: string, publicKey: Uint8Array<ArrayBuffer>): string | null {
  if (decodeCredentialPublicKey(publicKey).get(3) !== COSEALG.ES256) return null;
  const der = Buffer.from(signature, "base64url");
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return "signature not in DER";
  const afterR = endOfInteger(der, 2);
  return afterR !== null && endOfInteger(der, afterR) === der.length ? null : "signature not in DER";
}

/** Where the positive integer of at most 32 bytes that starts here ends; null when it is none, or not in its shortest form. */
function endOfInteger(der: Buffer, start: number): number | null {
  const length = der[start + 1] ?? 0;
  const first = der[start + 2] ?? 0x80;
  const second = der[start + 3] ?? 0;
  if (der[start] !== 0x02 || length < 1 || length > 33 || first >= 0x80) return null;
  if (first === 0 && length > 1 && second < 0x80) return null;
  return start + 2 + length;
}
