/**
 * What the session cookie carries: the id of a row, and a hint of roles for the doorman at the edge. Signed, not encrypted:
 * there is nothing secret in it. Edge and server read it by the same lines, each with keys of its own kind.
 */
export type SessionCookie = {
  sid: string;
  /** Null where the list was too long for a cookie: then the doorman asks the server. */
  roles: string[] | null;
  permissions: string[] | null;
  /** Seconds since 1970. */
  exp: number;
};

/** Signs by HMAC-SHA-256. The id tells keys apart and says nothing of them. */
export type CookieKey = {
  id: string;
  sign(body: string): Uint8Array | Promise<Uint8Array>;
  verify(body: string, mac: Uint8Array<ArrayBuffer>): boolean | Promise<boolean>;
};

/** Of the derivation (HKDF-SHA-256) of a cookie's key from a secret, whoever derives it. */
export const keyDerivation = { salt: "gatehouse", info: "session-cookie" };
/** Cookies above 4096 bytes are dropped by browsers; the hint must leave room for the rest. */
const maximumHint = 1024;
const maximumCookie = 4096;

/** Derives the signing keys of a secret list, newest first, by Web Crypto. Keep the result: derivation costs more than a signature. */
export async function cookieKeys(secrets: readonly string[]): Promise<CookieKey[]> {
  return Promise.all(secrets.map(deriveKey));
}

async function deriveKey(secret: string): Promise<CookieKey> {
  const encoder = new TextEncoder();
  const material = await crypto.subtle.importKey("raw", encoder.encode(secret), "HKDF", false, ["deriveBits"]);
  const bits = await crypto.subtle.deriveBits(
    {
      name: "HKDF",
      hash: "SHA-256",
      salt: encoder.encode(keyDerivation.salt),
      info: encoder.encode(keyDerivation.info),
    },
    material,
    256,
  );
  const key = await crypto.subtle.importKey("raw", bits, { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]);
  return {
    id: keyId(new Uint8Array(await crypto.subtle.digest("SHA-256", bits))),
    sign: async (body) => new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(body))),
    verify: (body, mac) => crypto.subtle.verify("HMAC", key, mac, encoder.encode(body)),
  };
}

/** The id of a key, from the SHA-256 of it. */
export const keyId = (digest: Uint8Array): string => toBase64Url(digest).slice(0, 6);

export async function sealSessionCookie(keys: CookieKey[], content: SessionCookie): Promise<string> {
  const newest = keys[0];
  if (!newest) throw new Error("AUTH_SECRET is missing.");
  const hint = JSON.stringify([content.roles, content.permissions]);
  const small = hint.length <= maximumHint ? content : { ...content, roles: null, permissions: null };
  const body = `${newest.id}.${toBase64Url(new TextEncoder().encode(JSON.stringify(small)))}`;
  return `${body}.${toBase64Url(await newest.sign(body))}`;
}

/** The content of a cookie that is ours and not past its end; else null. Never throws. */
export async function openSessionCookie(
  keys: CookieKey[],
  cookie: string | undefined,
  now: Date,
): Promise<SessionCookie | null> {
  if (!cookie || cookie.length > maximumCookie) return null;
  const [id, body, mac, ...more] = cookie.split(".");
  const found = keys.find((one) => one.id === id);
  if (!found || !body || !mac || more.length > 0) return null;
  try {
    if (!(await found.verify(`${id}.${body}`, fromBase64Url(mac)))) return null;
    const content = read(JSON.parse(new TextDecoder().decode(fromBase64Url(body))));
    return content && content.exp * 1000 > now.getTime() ? content : null;
  } catch {
    return null;
  }
}

function read(value: unknown): SessionCookie | null {
  if (typeof value !== "object" || value === null) return null;
  const { sid, roles, permissions, exp } = value as Record<string, unknown>;
  if (typeof sid !== "string" || typeof exp !== "number") return null;
  return { sid, exp, roles: names(roles), permissions: names(permissions) };
}

const names = (value: unknown): string[] | null =>
  Array.isArray(value) && value.every((one) => typeof one === "string") ? value : null;

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
}
