/**
 * What keeps a production server from starting: secrets that are missing or weak, and an address people could not use safely.
 * `source` is the environment; the answer is one sentence for each complaint, none when all is well.
 */
export function startComplaints(source: Record<string, string | undefined>): string[] {
  const present = secretNames.filter((name) => source[name]?.trim());
  const missing = secretNames.filter((name) => !present.includes(name));
  return [
    ...missing.map((name) => `${name} is missing: ${howToMake[name]}`),
    ...present.flatMap((name) => secretComplaints(name, source[name] ?? "")),
    ...equalSecrets(source),
    ...addressComplaints(source.APP_URL),
  ];
}

const secretNames = ["AUTH_SECRET", "SECURITY_PASSWORD_SALT", "SECURITY_TOTP_SECRETS"] as const;
type SecretName = (typeof secretNames)[number];

const shortest = 32;
const fewestDifferentCharacters = 8;
const shortestTotpKeyBytes = 16;
/** Long enough never to occur in random letters by chance. */
const giveaways =
  /change.?me|changeit|password|passwort|secret|example|default|replace|placeholder|insert.?your|your[-_ ]|123456/i;

const randomCommand = "node -p 'crypto.randomBytes(48).toString(\"base64url\")'";
const howToMake: Record<SecretName, string> = {
  AUTH_SECRET: `make one with ${randomCommand}`,
  SECURITY_PASSWORD_SALT: `make one with ${randomCommand} and never change it, or every password stops working.`,
  SECURITY_TOTP_SECRETS: `a JSON map of versions and keys, such as {"1":"…"}, each key made with ${randomCommand}`,
};

function secretComplaints(name: SecretName, value: string): string[] {
  if (name === "SECURITY_TOTP_SECRETS") return totpComplaints(value);
  // A comma-separated list rotates a secret; an old member is as good a way in as the newest.
  return value.split(",").flatMap((secret) => {
    const complaint = weakness(secret.trim(), shortest);
    return complaint ? [`${name} ${complaint}: ${howToMake[name]}`] : [];
  });
}

function totpComplaints(value: string): string[] {
  const { current, ...keys } = parseMap(value) ?? {};
  if (Object.keys(keys).length === 0) return [`SECURITY_TOTP_SECRETS is not ${howToMake.SECURITY_TOTP_SECRETS}`];
  if (current !== undefined && !Object.hasOwn(keys, current))
    return [`SECURITY_TOTP_SECRETS: "current" is ${current}, and there is no key of that version.`];
  return Object.entries(keys).flatMap(([version, key]) => {
    const complaint = weakness(key, shortestTotpKeyBytes);
    return complaint ? [`SECURITY_TOTP_SECRETS: key ${version} ${complaint}: make one with ${randomCommand}`] : [];
  });
}

function weakness(secret: string, atLeast: number): string | null {
  if (Buffer.byteLength(secret) < atLeast) return `is shorter than ${atLeast} characters`;
  if (new Set(secret).size < fewestDifferentCharacters) return "repeats too few characters";
  if (giveaways.test(secret)) return "is a phrase that can be guessed";
  return null;
}

function parseMap(value: string): Record<string, string> | null {
  try {
    const map: unknown = JSON.parse(value);
    if (typeof map !== "object" || map === null || Array.isArray(map)) return null;
    const entries = Object.entries(map).filter((entry): entry is [string, string] => typeof entry[1] === "string");
    return entries.length > 0 && entries.length === Object.keys(map).length ? Object.fromEntries(entries) : null;
  } catch {
    return null;
  }
}

function equalSecrets(source: Record<string, string | undefined>): string[] {
  const seen = new Map<string, SecretName>();
  return secretNames.flatMap((name) => {
    return members(name, source[name]).flatMap((secret) => {
      const other = seen.get(secret);
      seen.set(secret, name);
      return other && other !== name ? [`${other} and ${name} are equal: each needs a secret of its own.`] : [];
    });
  });
}

function members(name: SecretName, value = ""): string[] {
  if (name === "SECURITY_TOTP_SECRETS") {
    const { current: _, ...keys } = parseMap(value) ?? {};
    return [...new Set(Object.values(keys))];
  }
  return [...new Set(value.split(",").map((secret) => secret.trim()))].filter(Boolean);
}

function addressComplaints(appUrl: string | undefined): string[] {
  if (!appUrl?.trim())
    return ["APP_URL is missing: set it to the address people type, such as https://app.example.com"];
  if (!URL.canParse(appUrl)) return [`APP_URL is no address: ${appUrl}`];
  const { protocol, hostname } = new URL(appUrl);
  if (protocol === "https:") return [];
  if (protocol === "http:" && isLoopback(hostname)) return [];
  return ["APP_URL must begin with https:// (http:// is for this machine alone, such as http://localhost:3000)."];
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === "localhost" ||
    hostname.endsWith(".localhost") ||
    hostname === "[::1]" ||
    /^127(\.\d+){3}$/.test(hostname)
  );
}
