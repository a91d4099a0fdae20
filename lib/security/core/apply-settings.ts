import type { SecurityConfig } from "../config";
import { contradictionIn } from "./contradictions";
import { parseDuration } from "./durations";
import { type Kind, settings } from "./settings";

/** SECURITY_… variables that are secrets, read elsewhere. */
const secrets = new Set(["PASSWORD_SALT", "TOTP_SECRETS", "DEVISE_PEPPER"]);
const prefix = "SECURITY_";

/** A setting that cannot be understood. Its message is a sentence that names it. */
export class SettingError extends Error {}

/**
 * A copy of the configuration in which every SECURITY_… variable of the environment has taken effect.
 * Throws SettingError for an unknown name, a malformed value, or values that contradict each other.
 */
export function applySettings(config: SecurityConfig, environment: Record<string, string | undefined>): SecurityConfig {
  const result = structuredClone(config);
  for (const [variable, value] of Object.entries(environment)) {
    if (!variable.startsWith(prefix) || value === undefined) continue;
    const name = variable.slice(prefix.length);
    if (secrets.has(name)) continue;
    const setting = Object.hasOwn(settings, name) ? settings[name] : undefined;
    if (!setting)
      throw new SettingError(`${variable} is not a setting. See lib/security/core/settings.ts for the list.`);
    place(result, setting.path, parse(variable, value.trim(), setting.value));
  }
  settle(result);
  const complaint = contradictionIn(result);
  if (complaint) throw new SettingError(complaint);
  return result;
}

/** What is nothing without another thing goes with it. */
function settle({ features }: SecurityConfig): void {
  if (!features.usernames) Object.assign(features, { changeUsername: false, usernameRecovery: false });
}

function parse(variable: string, value: string, kind: Kind): unknown {
  const malformed = (expected: string) =>
    new SettingError(
      `${variable} must be ${expected}${kind.nullable ? " or null" : ""}; it is ${JSON.stringify(value)}.`,
    );
  if (kind.nullable && value === "null") return null;
  switch (kind.kind) {
    case "boolean":
      if (value !== "true" && value !== "false") throw malformed("true or false");
      return value === "true";
    case "duration": {
      const parsed = parseDuration(value);
      if (parsed === null) throw malformed('a duration such as "5 days" or a number of seconds');
      return parsed;
    }
    case "integer":
      if (!/^-?\d{1,9}$/.test(value)) throw malformed("a whole number");
      return Number(value);
    case "text":
      if (value === "") throw malformed("a text");
      return value;
    case "command":
      if (value === "false" || value === "null") return null;
      if (!/^[a-z][a-z0-9_-]*$/.test(value)) throw malformed("the name of a command, such as users, or false");
      return value;
    case "choice":
      if (!kind.choices.includes(value)) throw malformed(`one of ${kind.choices.join(", ")}`);
      return value;
    case "list":
      return split(value);
    case "choices": {
      const parts = split(value);
      if (!parts.every((part) => kind.choices.includes(part)))
        throw malformed(`a list out of ${kind.choices.join(", ")}`);
      return parts;
    }
    default:
      return parseThrottle(value, malformed);
  }
}

const split = (value: string): string[] =>
  value
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);

function parseThrottle(value: string, malformed: (expected: string) => SettingError): unknown {
  if (value === "on" || value === "off") return value;
  try {
    const parsed: unknown = JSON.parse(value);
    if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)) return parsed;
  } catch {
    // said below
  }
  throw malformed("on, off or a JSON map of limits");
}

function place(config: SecurityConfig, path: string, value: unknown): void {
  const steps = path.split(".");
  const last = steps.pop() ?? "";
  const target = steps.reduce<Record<string, unknown>>((at, step) => at[step] as Record<string, unknown>, config);
  target[last] = value;
}
