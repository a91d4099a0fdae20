import type { Environment } from "@/lib/env";
import type { Language } from "@/lib/i18n/language";
import { keyUses } from "../features/secrets/key-uses";
import { inTerminal } from "./context";
import { type Finding, isDoubtful, isWell, isWrong } from "./finding";
import { thingsOf } from "./secrets";

/** Whether the database needs keys that are not listed any more, or still needs old ones. Asks only where all secrets are set. */
export async function examineSecrets(language: Language, env: Environment): Promise<Finding[]> {
  const t = language.texts("terminal.doctor.secrets");
  if (env.authSecrets.length === 0 || env.passwordPeppers.length === 0 || env.totpSecrets === undefined) return [];
  const { checkSecrets } = await import("../features/secrets/check");
  const { uses, isWhole } = await inTerminal(({ read }) => read(checkSecrets, {}), env);
  const name = "secrets";
  const lost = uses.filter(({ place, what }) => place === null && what !== keyUses.foreignPasswords);
  if (!isWhole)
    return lost.map(({ variable, what, count }) =>
      isWrong(variable, t("unlisted", { variable, count, what: thingsOf(language, { what, count }) })),
    );
  const old = uses.filter(({ place }) => place !== null && place > 1);
  return old.length === 0 ? [isWell(name, t("newest"))] : [isDoubtful(name, t("older"))];
}
