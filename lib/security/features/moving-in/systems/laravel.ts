import { createDecipheriv, createHmac } from "node:crypto";
import { z } from "zod";
import { safeEqual } from "@/lib/crypto/safe-equal";
import { listIn, momentIn, textIn } from "../foreign-row";
import type { ForeignSystem } from "../foreign-system";
import { plainSecret } from "./base32";

/** Laravel, with the apps of Fortify and the roles of spatie/laravel-permission where these are used. */
export const laravel: ForeignSystem = {
  tables: ["users"],
  needsPlainHashes: true,
  openSecret: async (stored, { appKey }) => openLaravelSecret(stored, appKey),
  related: ({ has, key }) => ({
    ...(has("model_has_roles", "roles")
      ? {
          roles: `(SELECT jsonb_agg(DISTINCT r.name) FROM model_has_roles m JOIN roles r ON r.id = m.role_id WHERE m.model_id::text = u.${key}::text AND m.model_type LIKE '%User')`,
        }
      : {}),
  }),
  person(row) {
    const app = momentIn(row, "two_factor_confirmed_at") && textIn(row, "two_factor_secret");
    return {
      key: textIn(row, "id") ?? "",
      email: textIn(row, "email"),
      username: textIn(row, "username"),
      passwordHash: textIn(row, "password"),
      active: true,
      isGone: momentIn(row, "deleted_at") !== null,
      confirmedAt: momentIn(row, "email_verified_at"),
      createdAt: momentIn(row, "created_at"),
      roles: listIn(row, "roles", "role"),
      factor: app ? { method: "authenticator", stored: app } : null,
      logins: null,
      connections: [],
    };
  },
};

const sealedSchema = z.object({ iv: z.base64(), value: z.base64(), mac: z.string().length(64) });

/**
 * What Laravel's Crypt sealed: AES-256-CBC under APP_KEY, HMAC-SHA256 over initialisation vector and text, JSON in base64
 * (Illuminate\Encryption\Encrypter); Fortify seals the secret as a serialised PHP string. Null when it cannot be opened.
 */
function openLaravelSecret(stored: string, appKey: string | null): string | null {
  const key = Buffer.from(appKey?.replace(/^base64:/, "") ?? "", "base64");
  const sealed = sealedSchema.safeParse(parseJson(Buffer.from(stored, "base64").toString("utf8")));
  if (!sealed.success || key.length !== 32) return null;
  const { iv, value, mac } = sealed.data;
  if (
    !safeEqual(
      createHmac("sha256", key)
        .update(iv + value)
        .digest("hex"),
      mac,
    )
  )
    return null;
  const cipher = createDecipheriv("aes-256-cbc", key, Buffer.from(iv, "base64"));
  const text = Buffer.concat([cipher.update(Buffer.from(value, "base64")), cipher.final()]).toString("utf8");
  return plainSecret(/^s:\d+:"(.*)";$/.exec(text)?.[1] ?? text);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
