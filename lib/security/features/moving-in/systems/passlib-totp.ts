import { createDecipheriv, pbkdf2 } from "node:crypto";
import { promisify } from "node:util";
import { z } from "zod";
import { base32Of, bytesOfBase32, plainSecret } from "./base32";

const derive = promisify(pbkdf2);

const plainSchema = z.object({ type: z.literal("totp"), key: z.string() });
const sealedSchema = z.object({
  type: z.literal("totp"),
  enckey: z.object({ v: z.literal(1), c: z.int().min(1).max(20), k: z.string(), s: z.string(), t: z.string() }),
});

/**
 * The secret in what passlib's TOTP class stores, as base32; null when it cannot be opened. `secrets` is the JSON map of tag →
 * secret under which it was sealed. Form: passlib 1.7.4, passlib/totp.py, AppWallet: AES-256-CTR, its key and counter from
 * PBKDF2-HMAC-SHA256 over the secret of the tag, 2^cost rounds.
 */
export async function openPasslibSecret(stored: string, secrets: string | null): Promise<string | null> {
  const value = parseJson(stored);
  if (value === undefined) return plainSecret(stored);
  const plain = plainSchema.safeParse(value);
  if (plain.success) return plainSecret(plain.data.key);
  const sealed = sealedSchema.safeParse(value);
  if (!sealed.success || secrets === null) return null;
  const { c, k, s, t } = sealed.data.enckey;
  const secret = z.record(z.string(), z.string()).safeParse(parseJson(secrets)).data?.[t];
  const [key, salt] = [bytesOfBase32(k), bytesOfBase32(s)];
  if (secret === undefined || key === null || salt === null) return null;
  const derived = await derive(secret, salt, 2 ** c, 48, "sha256");
  const cipher = createDecipheriv("aes-256-ctr", derived.subarray(0, 32), derived.subarray(32));
  return base32Of(Buffer.concat([cipher.update(key), cipher.final()]));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
