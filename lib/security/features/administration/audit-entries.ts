import type { Prisma } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { days } from "../../core/durations";
import { ok, type Result } from "../../core/result";
import { findTarget } from "./target";

export type AuditFilter = {
  limit: number;
  event?: string;
  user?: string;
  before?: string;
  from?: string;
  to?: string;
};

export type ListedEntry = {
  id: string;
  at: Date;
  event: string;
  /** Whom it is about, by e-mail address; null for nobody, or somebody whose account is gone. */
  user: string | null;
  /** Who did it; null for the terminal and for somebody who was not signed in. */
  actor: string | null;
  ip: string | null;
  userAgent: string | null;
  requestId: string | null;
  sessionId: string | null;
  data: Prisma.JsonValue;
};

/** Entries that fit the filter, newest first. Refused when the filter names somebody who is not there. */
export async function findEntries(ctx: Context, filter: AuditFilter): Promise<Result<ListedEntry[]>> {
  const about = filter.user ? await findTarget(ctx, filter.user) : null;
  if (about && !about.ok) return about;
  const entries = await ctx.db.auditEntry.findMany({
    where: { ...whereOf(filter), ...(about ? { userId: about.value.id } : {}) },
    orderBy: { id: "desc" },
    take: filter.limit,
  });
  const addresses = await addressesOf(
    ctx,
    entries.flatMap(({ userId, actorId }) => [userId, actorId]),
  );
  const addressOf = (id: string | null) => (id === null ? null : (addresses.get(id) ?? null));
  return ok(
    entries.map(({ id, at, event, userId, actorId, ip, userAgent, requestId, sessionId, data }) => ({
      id: `${id}`,
      at,
      event,
      user: addressOf(userId),
      actor: addressOf(actorId),
      ip,
      userAgent,
      requestId,
      sessionId,
      data,
    })),
  );
}

/** Ids rise with time, so they are what pages go by. */
const whereOf = ({ event, before, from, to }: AuditFilter): Prisma.AuditEntryWhereInput => ({
  ...(event ? { event: event.replaceAll("-", "_") } : {}),
  ...(before ? { id: { lt: BigInt(before) } } : {}),
  ...(from || to
    ? {
        at: {
          ...(from ? { gte: new Date(from) } : {}),
          ...(to ? { lt: new Date(new Date(to).getTime() + days(1)) } : {}),
        },
      }
    : {}),
});

async function addressesOf(ctx: Context, ids: (string | null)[]): Promise<Map<string, string>> {
  const known = [...new Set(ids.filter((id) => id !== null))];
  const users = await ctx.db.user.findMany({ where: { id: { in: known } }, select: { id: true, email: true } });
  return new Map(users.map(({ id, email }) => [id, email]));
}
