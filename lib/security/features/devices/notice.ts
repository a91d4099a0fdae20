import { inTransaction } from "@/lib/db";
import { inEnglish } from "@/lib/i18n/language";
import type { User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import type { EventName, Events } from "../../core/events";
import { paths } from "../../core/paths";
import { browserName } from "../../domain/browser-name";
import { newLinkToken, storeLink } from "../../domain/links";
import { languageFor, prepareMail, queueMail } from "../../domain/mails";
import { newDeviceMail } from "./emails";

/** Follows a sign-in: tells its person by mail when they never used that browser here, and lets them say "this was not me". */
export async function noticeNewDevice<N extends EventName>(ctx: Context, _: N, payload: Events[N]): Promise<void> {
  const userId = "userId" in payload ? payload.userId : null;
  if (!ctx.config.devices.sendNotice || typeof userId !== "string") return;
  const user = await ctx.db.user.findUnique({ where: { id: userId } });
  if (!user || (await ctx.session.recognize(user)) !== "new" || (await isKnownByAddress(ctx, userId))) return;
  // Somebody whose browser keeps nothing shall not find their mailbox full.
  if (!(await ctx.limiter.takeAccount("deviceNotice", user.id))) return;
  await mailNotice(ctx, user);
  await ctx.emit("new_device_used", { userId, browser: browserName(inEnglish, ctx.request.userAgent) });
}

/**
 * Was a browser of the same name used at the same address of late? Private windows and programs keep no mark, and a mail for
 * each of their sign-ins would teach people not to read them.
 */
async function isKnownByAddress({ db, request, config, now }: Context, userId: string): Promise<boolean> {
  const { knownByAddressFor } = config.devices;
  const { ip, userAgent } = request;
  if (knownByAddressFor <= 0 || ip === null) return false;
  const since = new Date(now().getTime() - knownByAddressFor);
  const alike = { userId, ip, userAgent: userAgent?.slice(0, 512) ?? null, actorId: null, createdAt: { gte: since } };
  // The session that has just begun is one of them.
  return (await db.session.count({ where: alike })) > 1;
}

async function mailNotice(ctx: Context, user: User): Promise<void> {
  const { appName, devices } = ctx.config;
  const { ip, userAgent, place = null } = ctx.request;
  const now = ctx.now();
  const language = await languageFor(ctx, user);
  const token = newLinkToken();
  const mail = await prepareMail(ctx, {
    template: "new_device_notice",
    to: user.email,
    written: newDeviceMail(language, {
      appName,
      at: now,
      browser: browserName(language, userAgent),
      ip,
      place,
      link: ctx.url(paths.notMeLink(token)),
      within: devices.notMeWithin,
    }),
    data: { token },
  });
  await inTransaction(ctx.db, async (tx) => {
    await storeLink(tx, { token, purpose: "not-me", user, within: devices.notMeWithin, now });
    await queueMail(ctx, tx, mail);
  });
}
