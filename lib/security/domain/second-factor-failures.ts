import type { Context, OpenParkedLogin } from "../context";
import { paths } from "../core/paths";
import { secondFactorFailedMail } from "./emails";
import { languageFor, prepareMail, queueMail } from "./mails";

/**
 * Notes that the code of a parked login was wrong. `parked` is as it was before this try: with the last one that it has, its
 * person is told, since whoever came that far knows their first factor (ASVS 6.3.5).
 */
export async function noteFailedCode(ctx: Context, parked: OpenParkedLogin, authType: string): Promise<void> {
  await ctx.emit("user_failed_authn", { userId: parked.userId, authType, tfa: true });
  if (parked.attempts + 1 !== ctx.config.codes.tries) return;
  const written = secondFactorFailedMail(await languageFor(ctx, parked.user), {
    appName: ctx.config.appName,
    at: ctx.now(),
    ip: ctx.request.ip,
    passwordLink: ctx.config.features.changePassword ? ctx.url(paths.accountPassword) : null,
  });
  await queueMail(
    ctx,
    ctx.db,
    await prepareMail(ctx, { template: "second_factor_failed_notice", to: parked.user.email, written }),
  );
}
