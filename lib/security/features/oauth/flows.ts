import { z } from "zod";
import { fingerprint } from "@/lib/crypto/safe-equal";
import type { BegunHandshake } from "@/lib/oauth/handshake";
import type { Context } from "../../context";
import { days, minutes } from "../../core/durations";

/** What somebody went to another service for. What was begun for one purpose is worth nothing for another. */
export type FlowPurpose = "sign-in" | "connect" | "verify";

export type Flow = { purpose: FlowPurpose; checks: Record<string, string>; next: string | null };

/** The browser's mark serves mailed links too, which may be under way for longer. */
const markWithin = minutes(30);
const keptFor = days(1);

/** Remembers a hand-shake that was begun: for this browser, provider and purpose, and for the session where there is one. */
export async function openFlow(
  ctx: Context,
  flow: { provider: string; purpose: FlowPurpose; next: string | null; begun: BegunHandshake },
): Promise<void> {
  const now = ctx.now();
  await ctx.db.oAuthFlow.deleteMany({ where: { expiresAt: { lt: new Date(now.getTime() - keptFor) } } });
  await ctx.db.oAuthFlow.create({
    data: {
      hash: fingerprint(flow.begun.state),
      provider: flow.provider,
      purpose: flow.purpose,
      binding: await ctx.session.markForLink(markWithin),
      ...callerOf(ctx),
      checks: flow.begun.checks,
      next: flow.next,
      createdAt: now,
      expiresAt: new Date(now.getTime() + ctx.config.oauth.within),
    },
  });
}

/**
 * Spends it by one conditional write, before the provider is asked anything; whatever comes of it, it works once. Null where
 * it is unknown, late, used, or another browser's, provider's, purpose's or session's.
 */
export async function spendFlow(
  ctx: Context,
  came: { state: string | undefined; provider: string; purposes: FlowPurpose[] },
): Promise<Flow | null> {
  const binding = await ctx.session.linkMark();
  if (!came.state || binding === null) return null;
  const now = ctx.now();
  const [spent] = await ctx.db.oAuthFlow.updateManyAndReturn({
    where: {
      hash: fingerprint(came.state),
      provider: came.provider,
      purpose: { in: came.purposes },
      binding,
      usedAt: null,
      expiresAt: { gt: now },
    },
    data: { usedAt: now },
  });
  const purpose = came.purposes.find((one) => one === spent?.purpose);
  if (!spent || !purpose) return null;
  const { userId, sessionId } = callerOf(ctx);
  if (purpose !== "sign-in" && (spent.userId !== userId || spent.sessionId !== sessionId)) return null;
  return { purpose, checks: z.record(z.string(), z.string()).parse(spent.checks), next: spent.next };
}

const callerOf = ({ principal }: Context): { userId: string | null; sessionId: string | null } =>
  principal?.kind === "user"
    ? { userId: principal.userId, sessionId: principal.session?.id ?? null }
    : { userId: null, sessionId: null };
