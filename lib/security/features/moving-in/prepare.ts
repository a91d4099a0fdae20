import { createHash } from "node:crypto";
import { randomUniquifier } from "@/lib/crypto/random";
import type { Context } from "../../context";
import { emailKey, normalizeEmail, normalizeUsername, usernameKey } from "../../core/identity";
import { normalizePhone } from "../../core/phone";
import { newUserHandle, usernameRules } from "../../domain/users";
import type { ForeignPerson } from "./foreign-row";
import type { ForeignSystem } from "./foreign-system";
import type { ImportOrder } from "./schema";
import { reductions, skips } from "./words";

/** Somebody as they will be here, in the columns of our tables. */
export type Arrival = {
  id: string;
  row: string;
  email: string;
  emailKey: string;
  username: string | null;
  usernameKey: string | null;
  passwordHash: string | null;
  active: boolean;
  confirmedAt: Date | null;
  createdAt: Date;
  uniquifier: string;
  webauthnUserHandle: string;
  logins: ForeignPerson["logins"];
  roles: string[];
  factor: { method: string; secret: string | null; phone: string | null; phoneE164: string | null } | null;
  connections: ForeignPerson["connections"];
  /** What could not come along. */
  reduced: string[];
};

const longestHash = 512;
const longestRole = 80;

export type Preparation = { system: ForeignSystem; namespace: string; order: ImportOrder };

/** Puts a person of another system into our form, or says why they cannot come. Nothing is asked of the database. */
export async function prepare(
  ctx: Context,
  { system, namespace, order }: Preparation,
  person: ForeignPerson,
): Promise<Arrival | { reason: string }> {
  if (person.isGone) return { reason: skips.deleted };
  if (person.key === "") return { reason: skips.noId };
  const email = person.email === null ? null : normalizeEmail(person.email.trim());
  if (email === null) return { reason: skips.noAddress };
  const reduced: string[] = [];
  const now = ctx.now();
  const createdAt = person.createdAt && person.createdAt < now ? person.createdAt : now;
  const username = usernameOf(ctx, person, email, reduced);
  return {
    id: personId(namespace, person.key),
    row: person.key,
    email,
    emailKey: emailKey(email),
    username,
    usernameKey: username && usernameKey(username),
    passwordHash: hashOf(ctx, person, reduced),
    active: person.active,
    confirmedAt: order.confirmed ? (person.confirmedAt ?? createdAt) : person.confirmedAt,
    createdAt,
    uniquifier: randomUniquifier(),
    webauthnUserHandle: newUserHandle(),
    logins: person.logins,
    roles: person.roles.filter((role) => role.length <= longestRole),
    factor: await factorOf(ctx, system, order, person, reduced),
    connections: person.connections,
    reduced,
  };
}

/** The same person has the same id in each run (RFC 9562, version 8), which is how a second run knows who is here already. */
export function personId(namespace: string, key: string): string {
  const bytes = createHash("sha256").update(`${namespace}\0${key}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Many applications keep the address as username, too; here it would be one name twice. */
function usernameOf(ctx: Context, person: ForeignPerson, email: string, reduced: string[]): string | null {
  if (person.username === null || emailKey(person.username) === emailKey(email)) return null;
  const normalized = ctx.config.features.usernames
    ? normalizeUsername(person.username, usernameRules(ctx.config))
    : null;
  if (normalized && "username" in normalized) return normalized.username;
  reduced.push(reductions.usernameRefused);
  return null;
}

function hashOf(ctx: Context, { passwordHash }: ForeignPerson, reduced: string[]): string | null {
  if (passwordHash === null) return null;
  if (passwordHash.length <= longestHash && ctx.passwords.understands(passwordHash)) return passwordHash;
  reduced.push(reductions.hashUnknown);
  return null;
}

async function factorOf(
  { config, totpBox }: Context,
  system: ForeignSystem,
  order: ImportOrder,
  { factor }: ForeignPerson,
  reduced: string[],
): Promise<Arrival["factor"]> {
  if (factor === null) return null;
  const none = { secret: null, phone: null, phoneE164: null };
  if (factor.method === "email") return { method: "email", ...none };
  if (factor.method === "sms") {
    const phoneE164 = normalizePhone(factor.phone, config.codes.phoneRegion);
    if (phoneE164) return { method: "sms", secret: null, phone: factor.phone, phoneE164 };
    reduced.push(reductions.noPhone);
    return { method: "email", ...none };
  }
  const base32 = await opened(system, factor.stored, order);
  if (base32 !== null) return { method: "authenticator", ...none, secret: totpBox.seal(base32) };
  // With nothing in its place, the password alone would open an account that was better protected before.
  reduced.push(reductions.noAppSecret);
  return { method: "email", ...none };
}

async function opened(system: ForeignSystem, stored: string, { secrets }: ImportOrder): Promise<string | null> {
  try {
    return await system.openSecret(stored, secrets);
  } catch {
    return null; // damaged, or sealed under another key
  }
}
