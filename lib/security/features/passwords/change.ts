import type { User } from "@/prisma/generated/client";
import type { Context, UserPrincipal } from "../../context";
import { signedIn } from "../../core/access";
import { paths } from "../../core/paths";
import { fail, failWith, ok } from "../../core/result";
import { languageFor, prepareMail } from "../../domain/mails";
import { passwordComplaints } from "../../domain/password-policy";
import { isBlank, normalizePassword, passwordMatches, replacePassword } from "../../domain/passwords";
import { chooseTarget } from "../../domain/targets";
import { defineUseCase, ownAccount } from "../../use-case";
import { changeNoticeMail } from "./emails";
import { changePasswordSchema } from "./schema";

/**
 * Changes one's own password, or sets a first one. Everything issued before dies; the caller's browser gets a new session.
 * Somebody without a password is asked for freshness in place of it.
 */
export const changePassword = defineUseCase({
  name: "passwords.change",
  feature: "changePassword",
  input: changePasswordSchema,
  access: signedIn(),
  fresh: (ctx) => !ctx.principal.hasPassword,
  limit: { rule: "credentialCheck", account: ownAccount },
  async run(input, ctx) {
    const normalize = (password: string) => normalizePassword(password, ctx.config);
    if (normalize(input.new_password) !== normalize(input.new_password_confirm))
      return fail("RETYPE_PASSWORD_MISMATCH", "new_password_confirm");
    const user = await ctx.db.user.findUniqueOrThrow({ where: { id: ctx.principal.userId } });
    if (user.passwordHash !== null) {
      if (isBlank(input.password)) return fail("PASSWORD_NOT_PROVIDED", "password");
      if (!(await passwordMatches(ctx, user, input.password))) {
        await ctx.emit("user_failed_authn", { userId: user.id, authType: "password", tfa: false });
        return fail("INVALID_PASSWORD", "password");
      }
      await ctx.limiter.forgive("credentialCheck", user.id);
      if (normalize(input.password) === normalize(input.new_password)) return fail("PASSWORD_IS_THE_SAME", "password");
    }
    const complaints = await passwordComplaints(ctx, input.new_password, [user.email, user.username]);
    if (complaints.length > 0) return failWith({ new_password: complaints });

    const renewed = await replaceOwn(ctx, user, input.new_password);
    if (!renewed) return fail("INVALID_PASSWORD", "password");
    await signInAgain(ctx, ctx.principal, renewed);
    await ctx.emit("password_changed", { userId: renewed.id });
    return ok({
      userId: renewed.id,
      uniquifier: renewed.uniquifier,
      target: chooseTarget(ctx, input.next, ctx.config.redirects.afterChange, ctx.config.redirects.afterLogin),
    });
  },
});

/** Null when the person was changed in the same moment. */
async function replaceOwn(ctx: Context, user: User, password: string): Promise<User | null> {
  const { appName, features, changePassword: policy } = ctx.config;
  const written = changeNoticeMail(await languageFor(ctx, user), {
    appName,
    at: ctx.now(),
    resetLink: features.recovery ? ctx.url(paths.reset) : null,
  });
  const notice = policy.sendNotice
    ? await prepareMail(ctx, { template: "change_notice", to: user.email, written })
    : null;
  return replacePassword(ctx, user, password, notice);
}

/** Only a browser has a session to renew; a caller by token or Basic stays without one. */
async function signInAgain(ctx: Context, caller: UserPrincipal, user: User): Promise<void> {
  if (!caller.session) return;
  await ctx.session.start(user, { via: "change", remember: caller.session.remember });
  await ctx.emit("user_authenticated", { userId: user.id, via: ["change"] });
}
