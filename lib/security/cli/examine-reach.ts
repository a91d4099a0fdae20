import type { Environment } from "@/lib/env";
import { type Finding, isWell, isWrong } from "./finding";

const patience = 5_000;

/** Whether the servers that the environment names answer: the one for mail, and the one that counts limits. */
export async function examineReach(env: Environment): Promise<Finding[]> {
  return (await Promise.all([examineMailServer(env), examineRedis(env)])).flat();
}

async function examineMailServer({ mail }: Environment): Promise<Finding[]> {
  const name = "SMTP_URL";
  if (mail.transport !== "smtp" || mail.smtpUrl === undefined || !URL.canParse(mail.smtpUrl)) return [];
  const { host } = new URL(mail.smtpUrl);
  const { verifySmtpServer } = await import("@/lib/mail/transports/smtp");
  try {
    await verifySmtpServer({ url: mail.smtpUrl, timeout: patience });
    return [isWell(name, `${name}: ${host} takes mail.`)];
  } catch (error) {
    return [isWrong(name, `${name}: ${host} takes no mail (${codeOf(error)}). Check the address, user and password.`)];
  }
}

async function examineRedis({ redisUrl }: Environment): Promise<Finding[]> {
  const name = "REDIS_URL";
  if (redisUrl === undefined)
    return [isWell(name, `${name} is not set: limits are counted in Postgres, for all servers.`)];
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
    return [isWell(name, `${name}: ${host} answers, and counts the limits.`)];
  } catch (error) {
    return [
      isWrong(
        name,
        `${name}: ${host} does not answer (${codeOf(error)}). Limits are counted in Postgres meanwhile. Check the address, and that it runs.`,
      ),
    ];
  } finally {
    redis.disconnect();
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
