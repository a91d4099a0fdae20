import { systemClock } from "@/lib/clock";
import type { Environment } from "@/lib/env";
import { createSmsSender } from "@/lib/sms/sender";
import type { SecurityConfig } from "../config";
import { type Finding, isDoubtful, isWell, isWrong } from "./finding";

/** Whether text messages leave, where anything sends them. */
export function examineTextMessages(config: SecurityConfig, env: Environment): Finding[] {
  const name = "SMS_TRANSPORT";
  if (!sendsTexts(config)) return [isWell(name, "No code is sent as a text message.")];
  const { transport } = env.sms;
  try {
    createSmsSender({ ...env.sms, dataDir: env.dataDir }, systemClock);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return [isWrong(name, error.message)];
  }
  if (transport !== "outbox") return [isWell(name, `${name} is ${transport}; its credentials are present.`)];
  const files = `text messages are only written to ${env.dataDir}/outbox/sms.jsonl`;
  if (!env.production) return [isWell(name, `${name} is outbox: ${files}.`)];
  return [
    isDoubtful(
      name,
      `${name} is outbox: ${files}, and whoever chooses them gets no code. Set TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_FROM, or leave sms out of SECURITY_TWO_FACTOR_ENABLED_METHODS and SECURITY_US_ENABLED_METHODS.`,
    ),
  ];
}

const sendsTexts = ({ features, twoFactor, unifiedSignIn }: SecurityConfig): boolean =>
  (features.twoFactor && twoFactor.methods.includes("sms")) ||
  (features.unifiedSignIn && unifiedSignIn.methods.includes("sms"));
