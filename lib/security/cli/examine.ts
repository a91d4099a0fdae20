import type { Environment } from "@/lib/env";
import type { Language } from "@/lib/i18n/language";
import { securityConfig } from "../config";
import { applySettings } from "../core/apply-settings";
import { examineDatabase } from "./examine-database";
import { examineEnvironment } from "./examine-environment";
import { examineTextMessages } from "./examine-messages";
import { examinePolicy } from "./examine-policy";
import { examineReach } from "./examine-reach";
import { examineServices } from "./examine-services";
import { type Finding, isWell, isWrong } from "./finding";

/** Everything that the doctor looks at. What cannot be understood is a finding, too. */
export async function examine(language: Language): Promise<Finding[]> {
  const environment = await readEnvironment();
  if ("findings" in environment) return environment.findings;
  const { env } = environment;
  return [
    ...examineEnvironment(language, env),
    ...examineSettings(language, env),
    ...(await examineReach(language, env)),
    ...(await examineDatabase(language, env)),
  ];
}

/** The module parses the environment when it is loaded, and throws a sentence for each variable that it cannot use. */
async function readEnvironment(): Promise<{ env: Environment } | { findings: Finding[] }> {
  try {
    return await import("@/lib/env");
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return {
      findings: error.message.split("\n").map((sentence) => isWrong(sentence.split(/[ :]/)[0] ?? "", sentence)),
    };
  }
}

function examineSettings(language: Language, env: Environment): Finding[] {
  try {
    const config = applySettings(securityConfig, env.settings);
    const count = Object.keys(env.settings).length;
    return [
      isWell("SECURITY_*", language.texts("terminal.doctor.settings")("understood", { count })),
      ...examinePolicy(language, config, env),
      ...examineTextMessages(language, config, env),
      ...examineServices(language, config, env.oauthClients),
    ];
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return [isWrong(error.message.split(" ")[0] ?? "SECURITY_*", error.message)];
  }
}
