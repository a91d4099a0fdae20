import type { Environment } from "@/lib/env";
import type { Language } from "@/lib/i18n/language";
import { type Finding, isWell, isWrong } from "./finding";

const patience = 5_000;

/** Whether the servers that the environment names answer: the one for mail, and the one that counts limits. */
export async function examineReach(language: Language, env: Environment): Promise<Finding[]> {
  return (await Promise.all([examineMailServer(language, env), examineRedis(language, env)])).flat();
}

async function examineMailServer(language: Language, { mail }: Environment): Promise<Finding[]> {
  const name = "SMTP_URL";
  const t = language.texts("terminal.doctor.reach");
  if (mail.transport !== "smtp" || mail.smtpUrl === undefined || !URL.canParse(mail.smtpUrl)) return [];
  const { host } = new URL(mail.smtpUrl);
  const { verifySmtpServer } = await import("@/lib/mail/transports/smtp");
  try {
    await verifySmtpServer({ url: mail.smtpUrl, timeout: patience });
    return [isWell(name, t("mailTaken", { host }))];
  } catch (error) {
    return [isWrong(name, t("mailRefused", { host, code: codeOf(error) }))];
  }
}

async function examineRedis(language: Language, { redisUrl }: Environment): Promise<Finding[]> {
  const name = "REDIS_URL";
  const t = language.texts("terminal.doctor.reach");
  if (redisUrl === undefined) return [isWell(name, t("noRedis"))];
  const { host } = new URL(redisUrl);
  const { Redis } = await import("ioredis");
  const redis = new Redis(redisUrl, {
    lazyConnect: true,
    connectTimeout: patience,
    commandTimeout: patience,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  redis.on("error", () => {}); // `connect` says it as well
  try {
    await redis.connect();
    await redis.ping();
    return [isWell(name, t("redisAnswers", { host }))];
  } catch (error) {
    return [isWrong(name, t("redisSilent", { host, code: codeOf(error) }))];
  } finally {
    redis.disconnect();
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
