import { inTransaction } from "@/lib/db";
import type { User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import type { EventName, Events } from "../../core/events";
import { limits } from "../../core/limits";
import { paths } from "../../core/paths";
import { askingTakes, evenTime } from "../../domain/even-time";
import { newLinkToken, storeLink } from "../../domain/links";
import { languageFor, prepareMail, queueMail } from "../../domain/mails";
import { signInPausedMail } from "./emails";

/**
 * Follows a limit that was just reached: when it is the one of wrong passwords, the owner of the account hears of it by
 * mail and gets a link to go on. It takes equally long where there is no such account.
 */
export async function noticePause<N extends EventName>(ctx: Context, _: N, payload: Events[N]): Promise<void> {
  if (!("rule" in payload) || payload.rule !== "credentialCheck") return;
  const { account } = payload;
  const user = await evenTime(askingTakes(ctx.config), async () => {
    const user = isUserId(account) ? await ctx.db.user.findUnique({ where: { id: account } }) : null;
    if (user && ctx.config.login.sendPauseNotice && (await ctx.limiter.takeAccount("pauseNotice", user.id)))
      await mailNotice(ctx, user);
    return user;
  });
  if (user) await ctx.emit("sign_in_paused", { userId: user.id });
}

async function mailNotice(ctx: Context, user: User): Promise<void> {
  const { appName, login } = ctx.config;
  const token = newLinkToken();
  const mail = await prepareMail(ctx, {
    template: "sign_in_paused_notice",
    to: user.email,
    written: signInPausedMail(await languageFor(ctx, user), {
      appName,
      pause: limits.credentialCheck.account.duration,
      within: login.unlockWithin,
      link: ctx.url(paths.unlockLink(token)),
      resetLink: ctx.config.features.recovery ? ctx.url(paths.reset) : null,
    }),
    data: { token },
  });
  await inTransaction(ctx.db, async (tx) => {
    await storeLink(tx, { token, purpose: "unlock", user, within: login.unlockWithin, now: ctx.now() });
    await queueMail(ctx, tx, mail);
  });
}

const isUserId = (account: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(account);
