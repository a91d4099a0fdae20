import type { Prisma } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { ok, type Result } from "../../core/result";
import { defineUseCase } from "../../use-case";
import { readsAudit } from "./access";
import { listAuditSchema } from "./schema";
import { findTarget } from "./target";

export type ListedEntry = {
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

/** What happened, newest first; of one event or about one person only, where asked for. */
export const listAudit = defineUseCase({
  name: "administration.list-audit",
  input: listAuditSchema,
  access: readsAudit,
  async run({ limit, event, user }, ctx): Promise<Result<ListedEntry[]>> {
    const about = user ? await findTarget(ctx, user) : null;
    if (about && !about.ok) return about;
    const entries = await ctx.db.auditEntry.findMany({
      where: { ...(event ? { event: event.replaceAll("-", "_") } : {}), ...(about ? { userId: about.value.id } : {}) },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      take: limit,
    });
    const addresses = await addressesOf(
      ctx,
      entries.flatMap(({ userId, actorId }) => [userId, actorId]),
    );
    const addressOf = (id: string | null) => (id === null ? null : (addresses.get(id) ?? null));
    return ok(
      entries.map(({ at, event, userId, actorId, ip, userAgent, requestId, sessionId, data }) => ({
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
  },
});

async function addressesOf(ctx: Context, ids: (string | null)[]): Promise<Map<string, string>> {
  const known = [...new Set(ids.filter((id) => id !== null))];
  const users = await ctx.db.user.findMany({ where: { id: { in: known } }, select: { id: true, email: true } });
  return new Map(users.map(({ id, email }) => [id, email]));
}
