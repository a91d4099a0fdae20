import { inTransaction } from "@/lib/db";
import type { User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { anyone } from "../../core/access";
import type { EventName, Events } from "../../core/events";
import { fail, ok } from "../../core/result";
import { inspectLink, spendLink } from "../../domain/links";
import { languageFor, prepareMail, queueMail } from "../../domain/mails";
import { defineUseCase } from "../../use-case";
import { accountKeptMail } from "./emails";
import { keepAccountSchema } from "./schema";

/** Keeps an account that was about to be erased, by the link in the mail. It signs nobody in. */
export const keepAccount = defineUseCase({
  name: "privacy.keep-account",
  feature: "privacy",
  input: keepAccountSchema,
  access: anyone(),
  limit: { rule: "link" },
  async run({ token }, ctx) {
    const spent = await spendLink(ctx.db, "keep-account", token, ctx.now());
    if (typeof spent === "string") return fail("KEEP_ACCOUNT_INVALID");
    await cancelErasure(ctx, spent.user);
    return ok({});
  },
});

/** Whether such a link would work, without using it. */
export const inspectKeepAccount = defineUseCase({
  name: "privacy.inspect-keep-account",
  feature: "privacy",
  input: keepAccountSchema,
  access: anyone(),
  limit: { rule: "link" },
  async run({ token }, ctx) {
    const link = await inspectLink(ctx.db, "keep-account", token, ctx.now());
    return typeof link === "string" || link.user.eraseAt === null
      ? fail("KEEP_ACCOUNT_INVALID")
      : ok({ eraseAt: link.user.eraseAt });
  },
});

/** Follows a sign-in: whoever comes back stays. */
export async function keepOnSignIn<N extends EventName>(ctx: Context, _: N, payload: Events[N]): Promise<void> {
  const userId = "userId" in payload ? payload.userId : null;
  if (typeof userId !== "string") return;
  const user = await ctx.db.user.findUnique({ where: { id: userId } });
  if (user?.eraseAt) await cancelErasure(ctx, user);
}

/** One conditional write decides; the person is told once. */
async function cancelErasure(ctx: Context, user: User): Promise<void> {
  const written = accountKeptMail(await languageFor(ctx, user), { appName: ctx.config.appName, at: ctx.now() });
  const mail = await prepareMail(ctx, { template: "account_kept_notice", to: user.email, written });
  const isKept = await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: user.id, eraseAt: { not: null } },
      data: { eraseAt: null, eraseRequestedAt: null },
    });
    if (count === 0) return false;
    await tx.oneTimeToken.deleteMany({ where: { userId: user.id, purpose: "keep-account" } });
    await queueMail(ctx, tx, mail);
    return true;
  });
  if (isKept) await ctx.emit("user_erasure_cancelled", { userId: user.id });
}
