import { z } from "zod";
import type { Context, UserPrincipal } from "../../context";
import { signedIn } from "../../core/access";
import { days } from "../../core/durations";
import { ok } from "../../core/result";
import { browserName } from "../../domain/browser-name";
import { defineUseCase } from "../../use-case";

/** Failed attempts are told for so long, and so many of them. */
const toldFor = days(30);
const mostTold = 5;

/** What somebody sees of their own account. */
export const showProfile = defineUseCase({
  name: "account.show-profile",
  input: z.object({}),
  access: signedIn(),
  delegates: ["impersonation"],
  async run(_, ctx) {
    const { userId, roles, permissions, hasPassword } = ctx.principal;
    const [user, failures] = await Promise.all([
      ctx.db.user.findUniqueOrThrow({ where: { id: userId }, select: shown }),
      failuresOf(ctx),
    ]);
    return ok({ ...user, failures, hasPassword, roles: [...roles], permissions: [...permissions] });
  },
});

const shown = {
  email: true,
  username: true,
  confirmedAt: true,
  createdAt: true,
  currentLoginAt: true,
  currentLoginIp: true,
  lastLoginAt: true,
  lastLoginIp: true,
  loginCount: true,
} as const;

/** Who tried to sign in as this person and failed, newest first. */
async function failuresOf({ db, principal, now, language }: Context<UserPrincipal>) {
  const since = new Date(now().getTime() - toldFor);
  const entries = await db.auditEntry.findMany({
    where: { userId: principal.userId, event: "user_failed_authn", at: { gt: since } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: mostTold,
    select: { id: true, at: true, ip: true, userAgent: true },
  });
  return entries.map(({ id, at, ip, userAgent }) => {
    const browser = browserName(language, userAgent);
    return { id: `${id}`, at, ip, browser };
  });
}
