import { systemClock } from "@/lib/clock";
import type { Environment } from "@/lib/env";
import type { Language } from "@/lib/i18n/language";
import { createSmsSender } from "@/lib/sms/sender";
import type { SecurityConfig } from "../config";
import { type Finding, isDoubtful, isWell, isWrong } from "./finding";

/** Whether text messages leave, where anything sends them. */
export function examineTextMessages(language: Language, config: SecurityConfig, env: Environment): Finding[] {
  const name = "SMS_TRANSPORT";
  const t = language.texts("terminal.doctor.textMessages");
  if (!sendsTexts(config)) return [isWell(name, t("none"))];
  const { transport } = env.sms;
  try {
    createSmsSender({ ...env.sms, dataDir: env.dataDir }, systemClock);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return [isWrong(name, error.message)];
  }
  if (transport !== "outbox") return [isWell(name, t("sent", { transport }))];
  const file = `${env.dataDir}/outbox/sms.jsonl`;
  return [env.production ? isDoubtful(name, t("unsent", { file })) : isWell(name, t("written", { file }))];
}

const sendsTexts = ({ features, twoFactor, unifiedSignIn }: SecurityConfig): boolean =>
  (features.twoFactor && twoFactor.methods.includes("sms")) ||
  (features.unifiedSignIn && unifiedSignIn.methods.includes("sms"));
