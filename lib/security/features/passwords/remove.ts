import { signedIn } from "../../core/access";
import { paths } from "../../core/paths";
import { type Failure, fail, ok, refuse } from "../../core/result";
import { allOrNothing } from "../../domain/all-or-nothing";
import { languageFor, prepareMail, queueMail } from "../../domain/mails";
import { keepsSignInMeans } from "../../domain/sign-in-means";
import { rotateUniquifier } from "../../domain/users";
import { defineUseCase, ownAccount } from "../../use-case";
import { removalNoticeMail } from "./emails";
import { removePasswordSchema } from "./schema";

/**
 * Does away with one's password, where that is allowed and something else is left to sign in with, such as a passkey. As after
 * a change, everything issued before dies, and the caller's browser gets a new session.
 */
export const removePassword = defineUseCase({
  name: "passwords.remove",
  feature: "changePassword",
  input: removePasswordSchema,
  access: signedIn(),
  fresh: () => true,
  limit: { rule: "changeAccount", account: ownAccount },
  async run(_, ctx) {
    if (ctx.config.passwords.required) return refuse("NOT_FOUND");
    const { userId, session } = ctx.principal;
    const user = await ctx.db.user.findUniqueOrThrow({ where: { id: userId } });
    if (user.passwordHash === null) return fail("INVALID_PASSWORD");
    const { appName } = ctx.config;
    const language = await languageFor(ctx, user);
    const written = removalNoticeMail(language, { appName, at: ctx.now(), resetLink: ctx.url(paths.reset) });
    const notice = await prepareMail(ctx, { template: "password_removed_notice", to: user.email, written });

    const failure = await allOrNothing(ctx.db, async (tx): Promise<Failure | null> => {
      const keeps = await keepsSignInMeans(ctx, tx, userId, async () => {
        await tx.user.update({ where: { id: userId }, data: { passwordHash: null } });
      });
      if (!keeps) return fail("LAST_SIGN_IN_MEANS");
      if (!(await rotateUniquifier(tx, user, ctx.now()))) return refuse("UNAUTHENTICATED");
      await queueMail(ctx, tx, notice);
      return null;
    });
    if (failure) return failure;
    const renewed = await ctx.db.user.findUniqueOrThrow({ where: { id: userId } });
    if (session) await ctx.session.start(renewed, { via: "change", remember: session.remember });
    await ctx.emit("password_removed", { userId });
    return ok({});
  },
});
