import { createGuardrails, generateSecret, generateURI, verifySync } from "otplib";
import type { Db } from "@/lib/db";

/** RFC 6238 as authenticator apps speak it: SHA-1, six digits, thirty seconds. */
const period = 30;

/** The library wants 128 bits. People who moved in may have the 80 that Google Authenticator began with. */
const guardrails = createGuardrails({ MIN_SECRET_BYTES: 10 });

/** 160 random bits in base32: 32 characters. */
export const newTotpSecret = (): string => generateSecret({ length: 20 });

/** The address that an authenticator app reads from a QR code. A colon would end the issuer, so it holds none. */
export const totpUri = (secret: string, account: string, issuer: string): string =>
  generateURI({ issuer: issuer.replaceAll(":", " "), label: account.replaceAll(":", " "), secret });

/** The secret in groups of four, for typing. */
export const prettySecret = (secret: string): string => secret.match(/.{1,4}/g)?.join(" ") ?? secret;

/** The time step whose code this is, at most `window` milliseconds from now; null = none. Never throws. */
export function totpStep(secret: string, code: string, now: Date, window: number): number | null {
  if (!/^[0-9]{6}$/.test(code)) return null;
  const epoch = Math.floor(now.getTime() / 1000);
  const result = verifySync({
    secret,
    token: code,
    epoch,
    period,
    epochTolerance: Math.round(window / 1000),
    guardrails,
  });
  return result.valid ? Math.floor(epoch / period) + result.delta : null;
}

/**
 * Accepts a step once: later than every step accepted before, in one conditional write. Of two browsers with the same code,
 * one gets in.
 */
export async function spendTotpStep(
  db: Db,
  codeSecretId: string,
  { step, secret }: { step: number; secret: string },
  now: Date,
): Promise<boolean> {
  const { count } = await db.codeSecret.updateMany({
    where: { id: codeSecretId, lastStep: { lt: step } },
    data: { lastStep: step, secret, lastUsedAt: now },
  });
  return count === 1;
}
