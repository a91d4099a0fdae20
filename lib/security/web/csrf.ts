import "server-only";
import { createHash, randomBytes } from "node:crypto";
import type { Keyring } from "@/lib/crypto/keyring";
import { safeEqual } from "@/lib/crypto/safe-equal";
import type { MessageKey } from "../core/errors";

const purpose = "csrf";

/**
 * A token for one binding: the session's id, or the id in the browser's own cookie while nobody is signed in.
 * Form: time, random, fingerprint of the binding, signature. So each failure can be told from the others.
 */
export function mintCsrfToken(keyring: Keyring, binding: string, now: Date): string {
  const body = [
    Math.floor(now.getTime() / 1000).toString(36),
    randomBytes(9).toString("base64url"),
    bindingPrint(binding),
  ].join(".");
  return `${body}.${keyring.sign(purpose, body)}`;
}

/** What is wrong with a token, or null. `within` is its life in milliseconds; null = that of the binding. */
export function csrfComplaint(
  keyring: Keyring,
  token: string | null,
  binding: string | null,
  now: Date,
  within: number | null,
): Extract<MessageKey, "CSRF_MISSING" | "CSRF_INVALID" | "CSRF_EXPIRED" | "CSRF_MISMATCH"> | null {
  if (!token) return "CSRF_MISSING";
  const parts = token.length > 512 ? [] : token.split(".");
  const [time, random, print] = parts;
  if (parts.length !== 5 || !time || !random || !print) return "CSRF_INVALID";
  if (!keyring.verify(purpose, `${time}.${random}.${print}`, parts.slice(3).join("."))) return "CSRF_INVALID";
  if (binding === null || !safeEqual(print, bindingPrint(binding))) return "CSRF_MISMATCH";
  const age = now.getTime() - Number.parseInt(time, 36) * 1000;
  return within !== null && age > within ? "CSRF_EXPIRED" : null;
}

const bindingPrint = (binding: string): string => createHash("sha256").update(binding).digest("base64url").slice(0, 22);
