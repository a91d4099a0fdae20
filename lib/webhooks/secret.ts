import { randomBytes } from "node:crypto";
import type { Keyring } from "@/lib/crypto/keyring";
import { createSecretBox, type SecretBox } from "@/lib/crypto/secret-box";

/** 256 random bits in the form of Standard Webhooks. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString("base64")}`;

/** Seals the secrets that deliveries are signed with. */
export const webhookBox = (keyring: Keyring): SecretBox => createSecretBox(keyring, "webhook");
