import type { Environment } from "@/lib/env";
import { inTerminal } from "./context";
import { type Finding, isDoubtful, isWell, isWrong } from "./finding";

/** Whether the database needs keys that are not listed any more, or still needs old ones. Asks only where all secrets are set. */
export async function examineSecrets(env: Environment): Promise<Finding[]> {
  if (env.authSecrets.length === 0 || env.passwordPeppers.length === 0 || env.totpSecrets === undefined) return [];
  const { checkSecrets } = await import("../features/secrets/check");
  const { uses, isWhole } = await inTerminal(({ read }) => read(checkSecrets, {}), env);
  const name = "secrets";
  const lost = uses.filter(({ place, what }) => place === null && !what.startsWith("passwords hashed elsewhere"));
  if (!isWhole)
    return lost.map(({ variable, what, count }) =>
      isWrong(
        variable,
        `${variable}: ${count} ${what} need a key that is not listed. List it again, behind the newest.`,
      ),
    );
  const old = uses.filter(({ place }) => place !== null && place > 1);
  return old.length === 0
    ? [isWell(name, "Everything that is encrypted or hashed here is so under the newest keys.")]
    : [isDoubtful(name, "Older keys are still needed: npm run security -- secrets check says by what.")];
}
