import { isUniqueViolation } from "@/lib/db";
import type { Context, UserPrincipal } from "../../context";
import { type Failure, fail, ok, type Result, refuse } from "../../core/result";
import { allOrNothing } from "../../domain/all-or-nothing";
import { findLinkedUser, linkAccount, linkedAccountsOf, lockLinks } from "../../domain/linked-accounts";
import { queueMail, readerOf } from "../../domain/mails";
import type { Arrival } from "./arrive";
import { prepareNotice } from "./notice";

/**
 * Connects an account at a provider with the signed-in person's: one of each provider, and nobody else's. They proved
 * themselves a short while ago when they set out, in this same session.
 */
export async function connect(
  ctx: Context<UserPrincipal>,
  { provider, person: { subject } }: Arrival,
): Promise<Result<null>> {
  const { userId, uniquifier } = ctx.principal;
  const reader = await readerOf(ctx, userId);
  const notice = await prepareNotice(ctx, reader, { change: "connected", provider: provider.name });
  const elsewhere = fail("OAUTH_CONNECTED_ELSEWHERE");
  let isNew = false;
  const failure = await allOrNothing(ctx.db, async (tx): Promise<Failure | null> => {
    if (!(await lockLinks(tx, userId, uniquifier))) return refuse("UNAUTHENTICATED");
    const owner = await findLinkedUser(tx, provider.id, subject);
    if (owner) return owner.id === userId ? null : elsewhere;
    const links = await linkedAccountsOf(tx, userId);
    if (links.some((link) => link.provider === provider.id)) return fail("OAUTH_ALREADY_CONNECTED");
    await linkAccount(tx, { userId, provider, subject });
    await queueMail(ctx, tx, notice);
    isNew = true;
    return null;
  }).catch((error: unknown) => {
    if (isUniqueViolation(error)) return elsewhere;
    throw error;
  });
  if (failure) return failure;
  if (isNew) await ctx.emit("oauth_connected", { userId, provider: provider.id });
  return ok(null);
}
