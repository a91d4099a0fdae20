// @ts-check
import { randomBytes } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { inProject } from "./project.mjs";
import { tell } from "./terminal.mjs";

/** Writes `.env.local` with three random secrets, once. What is there already is never touched. */
export function writeLocalSecrets() {
  const file = inProject(".env.local");
  if (existsSync(file)) return;
  const lines = [
    "# Made by `npm run dev` for this machine. Production wants secrets of its own: see .env.example.",
    ...Object.entries(randomSecrets()).map(([name, value]) => `${name}='${value}'`),
  ];
  writeFileSync(file, `${lines.join("\n")}\n`, { mode: 0o600 });
  tell("Wrote .env.local with random secrets.");
}

/** A fresh value for each secret. */
export function randomSecrets() {
  return {
    AUTH_SECRET: randomBytes(48).toString("base64url"),
    SECURITY_PASSWORD_SALT: randomBytes(48).toString("base64url"),
    SECURITY_TOTP_SECRETS: JSON.stringify({ 1: randomBytes(32).toString("base64url") }),
  };
}
