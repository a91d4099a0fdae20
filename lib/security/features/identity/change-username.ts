import { inTransaction, isUniqueViolation } from "@/lib/db";
import type { User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { signedIn } from "../../core/access";
import { type Complaints, fail, failWith, ok, type Result } from "../../core/result";
import { languageFor, prepareMail, queueMail } from "../../domain/mails";
import { judgeNewUsername } from "../../domain/new-identity";
import { chooseTarget } from "../../domain/targets";
import { replaceUsername } from "../../domain/users";
import { defineUseCase, ownAccount } from "../../use-case";
import { changeUsernameNoticeMail } from "./emails";
import { mustHaveUsername } from "./must-have-username";
import { changeUsernameSchema } from "./schema";

/** Gives the person another username; an empty one takes it away where nobody needs one. They are told by mail. */
export const changeUsername = defineUseCase({
  name: "identity.change-username",
  feature: "changeUsername",
  input: changeUsernameSchema,
  access: signedIn(),
  fresh: () => true,
  limit: { rule: "changeAccount", account: ownAccount },
  async run(input, ctx): Promise<Result<{ username: string | null; target: string }>> {
    if (input.username === "" && mustHaveUsername(ctx.config)) return fail("USERNAME_NOT_PROVIDED", "username");
    const complaints: Complaints = {};
    const username = judgeNewUsername(ctx, input.username, complaints);
    if (Object.keys(complaints).length > 0) return failWith(complaints);
    const taken = fail("USERNAME_ALREADY_ASSOCIATED", "username", { username: username ?? "" });

    const user = await ctx.db.user.findUniqueOrThrow({ where: { id: ctx.principal.userId } });
    if (username !== null && username === user.username) return taken;
    if (username !== user.username) {
      if (!(await replace(ctx, user, username))) return taken;
      await ctx.emit("username_changed", { userId: user.id, oldUsername: user.username });
    }
    const { afterChangeUsername, afterLogin } = ctx.config.redirects;
    return ok({ username, target: chooseTarget(ctx, input.next, afterChangeUsername, afterLogin) });
  },
});

/** False when the name belongs to somebody else, or this one was changed in the same moment. */
async function replace(ctx: Context, user: User, username: string | null): Promise<boolean> {
  const { appName, changeUsername: policy } = ctx.config;
  const written = changeUsernameNoticeMail(await languageFor(ctx, user), { appName, at: ctx.now(), username });
  const notice = await prepareMail(ctx, { template: "change_username_notice", to: user.email, written });
  try {
    return await inTransaction(ctx.db, async (tx) => {
      const renewed = await replaceUsername(tx, user, username, ctx.now());
      if (renewed && policy.sendNotice) await queueMail(ctx, tx, notice);
      return renewed !== null;
    });
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}
