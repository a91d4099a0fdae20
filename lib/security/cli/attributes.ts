import type { SecurityConfig } from "../config";
import { Refusal } from "./print";

const known = ["email", "username"] as const;
type Attribute = (typeof known)[number];

const isKnown = (name: string): name is Attribute => known.some((one) => one === name);

/**
 * Reads `attribute:value` arguments; a bare value is the e-mail address. Throws a `Refusal` for an attribute that accounts
 * do not have, one that is given twice, and a username where usernames are switched off.
 */
export function parseAttributes(
  values: readonly string[],
  username: string | undefined,
  { features }: Pick<SecurityConfig, "features">,
): { email: string; username: string } {
  const given = values.map(split);
  if (username !== undefined) given.push(["username", username]);
  const found = new Map<Attribute, string>();
  for (const [name, value] of given) {
    if (!isKnown(name))
      throw new Refusal(`An account has no ${name}: give ${known.join(" or ")}, such as email:name@example.com.`);
    if (found.has(name)) throw new Refusal(`The ${name} is given twice.`);
    found.set(name, value);
  }
  if (found.has("username") && !features.usernames)
    throw new Refusal("Usernames are switched off: set SECURITY_USERNAME_ENABLE=true to use them.");
  return { email: found.get("email") ?? "", username: found.get("username") ?? "" };
}

/** No e-mail address contains a colon, so whatever stands before one is a name. */
function split(argument: string): [string, string] {
  const colon = argument.indexOf(":");
  return colon === -1 ? ["email", argument] : [argument.slice(0, colon), argument.slice(colon + 1)];
}
