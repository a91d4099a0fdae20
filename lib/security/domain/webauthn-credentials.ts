import type { Db } from "@/lib/db";
import type { User, WebauthnCredential, WebauthnUsage } from "@/prisma/generated/client";
import type { PasskeyUsage, SecurityConfig } from "../config";
import type { Context } from "../context";
import type { AttestationAnswer } from "../core/passkey-answers";
import type { KnownPasskey, NewPasskey, PasskeyUse } from "./webauthn-verification";

/** What a passkey of this usage may prove. */
export const usagesFor: Record<PasskeyUsage, WebauthnUsage[]> = {
  first: ["first", "both"],
  secondary: ["secondary", "both"],
};

export const isUsableAs = (passkey: Pick<WebauthnCredential, "usage">, ...proofs: PasskeyUsage[]): boolean =>
  proofs.some((proof) => usagesFor[proof].includes(passkey.usage));

/** A person's passkeys that may prove one of these; all of them when nothing is asked for. Oldest first. */
export const passkeysOf = (db: Db, userId: string, ...proofs: PasskeyUsage[]): Promise<WebauthnCredential[]> =>
  db.webauthnCredential.findMany({
    where: { userId, ...(proofs.length > 0 ? { usage: { in: proofs.flatMap((proof) => usagesFor[proof]) } } : {}) },
    orderBy: { createdAt: "asc" },
  });

/** The passkey with this id, as base64url, and whose it is. */
export const findPasskey = (db: Db, credentialId: string): Promise<(WebauthnCredential & { user: User }) | null> =>
  db.webauthnCredential.findUnique({
    where: { credentialId: Buffer.from(credentialId, "base64url") },
    include: { user: true },
  });

/** Stores what an authenticator made. A credential id that anybody has, or a name that its person has, is a unique violation. */
export async function keepPasskey(
  db: Db,
  about: { userId: string; name: string; usage: PasskeyUsage },
  made: NewPasskey,
  answer: AttestationAnswer,
  now: Date,
): Promise<void> {
  await db.webauthnCredential.create({
    data: {
      userId: about.userId,
      name: about.name,
      usage: about.usage,
      credentialId: Buffer.from(made.credentialId, "base64url"),
      publicKey: made.publicKey,
      signCount: BigInt(made.signCount),
      transports: made.transports,
      backupState: made.backupState,
      deviceType: made.deviceType,
      userVerified: made.userVerified,
      aaguid: made.aaguid,
      extensions: JSON.stringify({ credProps: answer.clientExtensionResults?.credProps ?? {} }),
      createdAt: now,
      lastUsedAt: now,
    },
  });
}

export const credentialIdOf = (passkey: Pick<WebauthnCredential, "credentialId">): string =>
  Buffer.from(passkey.credentialId).toString("base64url");

/** How the options of a ceremony name passkeys. */
export const descriptorsOf = (passkeys: WebauthnCredential[]): { id: string; transports: string[] }[] =>
  passkeys.map((passkey) => ({ id: credentialIdOf(passkey), transports: passkey.transports }));

export const asKnown = (passkey: WebauthnCredential): KnownPasskey => ({
  credentialId: credentialIdOf(passkey),
  publicKey: new Uint8Array(passkey.publicKey),
  signCount: Number(passkey.signCount),
  deviceType: passkey.deviceType,
});

/** What authenticators keep as the id of a person: random, so that it tells nothing. */
export const userHandleOf = (user: Pick<User, "webauthnUserHandle">): string =>
  Buffer.from(user.webauthnUserHandle, "utf8").toString("base64url");

/**
 * Writes down a use. The count has to grow in the database itself (only authenticators without one stay at 0), so that of
 * two answers at the same moment one is refused; false = this one.
 */
export async function noteUse(db: Db, passkey: WebauthnCredential, use: PasskeyUse, now: Date): Promise<boolean> {
  const { count } = await db.webauthnCredential.updateMany({
    where: {
      id: passkey.id,
      userId: passkey.userId,
      signCount: use.signCount > 0 ? { lt: BigInt(use.signCount) } : 0n,
    },
    data: {
      signCount: BigInt(use.signCount),
      backupState: use.backupState,
      lastUsedAt: now,
      ...(use.userVerified ? { userVerified: true } : {}),
    },
  });
  return count === 1;
}

/** Can this passkey let its person in, all by itself? One that never checked its person cannot where that is demanded. */
export const canSignInWith = (config: SecurityConfig, passkey: WebauthnCredential): boolean =>
  config.features.webauthn &&
  config.webauthn.allowAsFirstFactor &&
  isUsableAs(passkey, "first") &&
  (passkey.userVerified || config.webauthn.firstFactorUv === "preferred");

/** Has this person a passkey by which they may prove once more who they are? */
export async function hasVerifyingPasskey(ctx: Context, userId: string): Promise<boolean> {
  const proofs = verifyingUsages(ctx.config);
  return proofs.length > 0 && (await passkeysOf(ctx.db, userId, ...proofs)).length > 0;
}

/** By which passkeys one may prove once more who one is; none = the feature, or freshness as a whole, is off. */
export const verifyingUsages = ({ features, webauthn, freshness }: SecurityConfig): PasskeyUsage[] =>
  features.webauthn && freshness.within >= 0 ? (webauthn.allowAsVerify ?? []) : [];
