import type { Language } from "@/lib/i18n/language";
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
  language: Language,
  values: readonly string[],
  username: string | undefined,
  { features }: Pick<SecurityConfig, "features">,
): { email: string; username: string } {
  const t = language.texts("terminal.attributes");
  const given = values.map(split);
  if (username !== undefined) given.push(["username", username]);
  const found = new Map<Attribute, string>();
  for (const [name, value] of given) {
    if (!isKnown(name)) throw new Refusal(t("unknown", { name }));
    if (found.has(name)) throw new Refusal(t("twice", { name }));
    found.set(name, value);
  }
  if (found.has("username") && !features.usernames) throw new Refusal(t("usernamesOff"));
  return { email: found.get("email") ?? "", username: found.get("username") ?? "" };
}

/** No e-mail address contains a colon, so whatever stands before one is a name. */
function split(argument: string): [string, string] {
  const colon = argument.indexOf(":");
  return colon === -1 ? ["email", argument] : [argument.slice(0, colon), argument.slice(colon + 1)];
}
