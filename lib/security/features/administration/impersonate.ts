import type { User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { fail, ok, type Result, refuse } from "../../core/result";
import { administratorRole } from "../../domain/administrators";
import { languageFor, prepareMail, queueMail } from "../../domain/mails";
import { defineUseCase } from "../../use-case";
import { impersonates } from "./access";
import { impersonationMail } from "./emails";
import { impersonateSchema } from "./schema";
import { findSubordinate } from "./target";

/**
 * Lets an administrator see the application as somebody who may do no more than they may, for a reason, for a limited time.
 * The own session waits behind it. What changes the account of the person, or tells a secret of it, stays closed: only
 * use-cases that say `delegates: ["impersonation"]` run. The person is told by mail.
 */
export const impersonate = defineUseCase({
  name: "administration.impersonate",
  feature: "impersonation",
  input: impersonateSchema,
  access: impersonates,
  fresh: () => true,
  async run({ identity, reason }, ctx): Promise<Result<{ email: string; target: string }>> {
    const { principal } = ctx;
    // Neither the terminal nor a token has a session to return to.
    if (principal.kind !== "user" || !principal.session) return refuse("UNAUTHORIZED");
    const found = await findSubordinate(ctx, identity);
    if (!found.ok) return found;
    const user = found.value;
    if (user.id === principal.userId) return fail("IMPERSONATION_OF_ONESELF", "identity");
    if (!user.active) return fail("DISABLED_ACCOUNT", "identity");
    if (await isAdministrator(ctx, user)) return fail("IMPERSONATION_OF_ADMINISTRATOR", "identity");

    if (ctx.config.impersonation.sendNotice) await tellPerson(ctx, user, reason);
    await ctx.session.impersonate(user, { userId: principal.userId, sessionId: principal.session.id });
    const until = new Date(ctx.now().getTime() + ctx.config.impersonation.limit).toISOString();
    await ctx.emit("impersonation_started", { userId: user.id, reason, until });
    return ok({ email: user.email, target: ctx.config.redirects.afterLogin });
  },
});

const isAdministrator = async ({ db }: Context, { id }: User): Promise<boolean> =>
  (await db.userRole.count({ where: { userId: id, role: { name: administratorRole } } })) > 0;

async function tellPerson(ctx: Context, user: User, reason: string): Promise<void> {
  const { appName, impersonation } = ctx.config;
  const written = impersonationMail(await languageFor(ctx, user), {
    appName,
    at: ctx.now(),
    reason,
    limit: impersonation.limit,
  });
  const mail = await prepareMail(ctx, { template: "impersonation_notice", to: user.email, written });
  await queueMail(ctx, ctx.db, mail);
}
