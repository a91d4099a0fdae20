export const secretNames = ["session", "totp", "pepper"] as const;
export type SecretName = (typeof secretNames)[number];
export const rotationSteps = ["add", "switch", "drop"] as const;
export type RotationStep = (typeof rotationSteps)[number];

/** Why a list is not ready for a step. */
export class ListFault extends Error {
  constructor(readonly fault: "noKey" | "oneKey" | "unreadable") {
    super(`The list of secrets is not ready: ${fault}.`);
  }
}

/** Where each secret is set. */
export const variableOf: Record<SecretName, string> = {
  session: "AUTH_SECRET",
  totp: "SECURITY_TOTP_SECRETS",
  pepper: "SECURITY_PASSWORD_SALT",
};

/**
 * The value of a list of secrets after one step of its rotation. "add": the new key is known to all servers and used by none;
 * "switch": it is used from now on; "drop": it is the only one. Each step is safe while servers with the list before still
 * run. Throws a `ListFault` when the list is not ready for the step.
 */
export function nextList(secret: SecretName, list: string, step: RotationStep, newKey: string): string {
  return secret === "totp" ? nextMap(list, step, newKey) : nextComma(list, step, newKey);
}

function nextComma(list: string, step: RotationStep, newKey: string): string {
  const keys = list
    .split(",")
    .map((key) => key.trim())
    .filter(Boolean);
  const [newest, ...older] = keys;
  if (newest === undefined) throw new ListFault("noKey");
  if (step === "add") return [...keys, newKey].join(",");
  if (older.length === 0) throw new ListFault("oneKey");
  if (step === "drop") return newest;
  const added = older.at(-1) ?? newest;
  return [added, ...keys.slice(0, -1)].join(",");
}

function nextMap(list: string, step: RotationStep, newKey: string): string {
  const { current, ...keys } = parse(list);
  const versions = Object.keys(keys).sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
  const highest = versions.at(-1);
  const sealing = current ?? highest;
  if (highest === undefined || sealing === undefined || !Object.hasOwn(keys, sealing)) throw new ListFault("noKey");
  if (step === "add") return JSON.stringify({ ...keys, [following(highest)]: newKey, current: sealing });
  if (versions.length === 1) throw new ListFault("oneKey");
  if (step === "switch") return JSON.stringify(keys);
  return JSON.stringify({ [sealing]: keys[sealing] });
}

/** A version that ranks above the highest one, whatever that is called. */
const following = (highest: string): string =>
  /^\d{1,15}$/.test(highest) ? String(Number(highest) + 1) : `${highest}1`;

function parse(json: string): Record<string, string> {
  const value: unknown = JSON.parse(json || "{}");
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new ListFault("unreadable");
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
