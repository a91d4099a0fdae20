import { inTransaction } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";
import type { Context, UserPrincipal } from "../../context";
import { signedIn } from "../../core/access";
import { days } from "../../core/durations";
import { paths } from "../../core/paths";
import { type Failure, fail, ok, type Result } from "../../core/result";
import { languageFor, prepareMail, queueMail, readerOf } from "../../domain/mails";
import { newPersonalToken } from "../../domain/personal-tokens";
import { defineUseCase, ownAccount } from "../../use-case";
import { tokenMadeMail } from "./emails";
import { createTokenSchema } from "./schema";

export type MadeToken = { id: string; name: string; token: string; permissions: string[]; expiresAt: Date | null };

/**
 * Makes a personal token, for some of the permissions that the person has. The answer holds the token this once; the database
 * keeps its hash. The person is told by mail.
 */
export const createPersonalToken = defineUseCase({
  name: "personal-tokens.create",
  feature: "personalTokens",
  input: createTokenSchema,
  access: signedIn(),
  fresh: () => true,
  limit: { rule: "changeAccount", account: ownAccount },
  async run({ name, permissions, expires }, ctx): Promise<Result<MadeToken>> {
    if (!permissions.every((one) => ctx.principal.permissions.includes(one)))
      return fail("TOKEN_PERMISSION_NOT_HELD", "permissions");
    const { maxAge } = ctx.config.personalTokens;
    const life = expires === "never" ? null : days(Number(expires));
    if (maxAge !== null && (life === null || life > maxAge))
      return fail("TOKEN_LIFE_TOO_LONG", "expires", { days: `${Math.floor(maxAge / days(1))}` });

    const { token, hash, ending } = newPersonalToken(ctx.config);
    const expiresAt = life === null ? null : new Date(ctx.now().getTime() + life);
    const { userId, uniquifier } = ctx.principal;
    const reader = await readerOf(ctx, userId);
    const notice = await prepareMail(ctx, {
      template: "personal_token_notice",
      to: reader.email,
      written: tokenMadeMail(await languageFor(ctx, reader), {
        appName: ctx.config.appName,
        at: ctx.now(),
        name,
        permissions,
        expiresAt,
        tokensLink: ctx.url(paths.accountTokens),
      }),
    });
    const made = await inTransaction(ctx.db, async (tx): Promise<Result<{ id: string }>> => {
      const refusal = await whyNoMore(tx, ctx, name);
      if (refusal) return refusal;
      const data = { userId, hash, uniquifier, name, ending, permissions, expiresAt, createdAt: ctx.now() };
      const row = await tx.personalToken.create({ data, select: { id: true } });
      await queueMail(ctx, tx, notice);
      return ok(row);
    });
    if (!made.ok) return made;
    const { id } = made.value;
    await ctx.emit("personal_token_created", { userId, token: id, name, permissions });
    return ok({ id, name, token, permissions, expiresAt });
  },
});

/** Looks under a lock on the person, so that two at the same moment do not get past the limit. */
async function whyNoMore(
  tx: Prisma.TransactionClient,
  ctx: Context<UserPrincipal>,
  name: string,
): Promise<Failure | null> {
  const { userId, uniquifier } = ctx.principal;
  const { maxPerUser } = ctx.config.personalTokens;
  await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
  // Whoever was shut out or has a new password in this moment makes no key for later.
  if ((await tx.user.count({ where: { id: userId, uniquifier, active: true } })) === 0) return fail("UNAUTHENTICATED");
  const kept = { userId, revokedAt: null };
  if ((await tx.personalToken.count({ where: { ...kept, name } })) > 0)
    return fail("TOKEN_NAME_IN_USE", "name", { name });
  const count = await tx.personalToken.count({ where: kept });
  return count >= maxPerUser ? fail("TOKEN_LIMIT_REACHED", "", { count: `${count}` }) : null;
}
