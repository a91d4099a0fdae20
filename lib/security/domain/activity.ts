import type { Db } from "@/lib/db";
import type { Prisma, User } from "@/prisma/generated/client";
import type { Context } from "../context";
import type { EventName, Events } from "../core/events";

/** Moves the person's sign-in times, addresses and count. Part of the transaction that writes the session. */
export async function trackLogin(db: Db, user: User, ip: string | null, now: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE users
       SET last_login_at = coalesce(current_login_at, ${now}::timestamptz), last_login_ip = current_login_ip,
           current_login_at = ${now}::timestamptz, current_login_ip = ${ip}, login_count = login_count + 1
     WHERE id = ${user.id}::uuid`;
}

/** Writes an event into the audit table: who did it, to whom, from where. */
export async function recordActivity<N extends EventName>(ctx: Context, event: N, payload: Events[N]): Promise<void> {
  const { userId = null, ...data } = payload as { userId?: string | null } & Prisma.InputJsonObject;
  const actor = ctx.principal?.kind === "user" ? ctx.principal : null;
  // Of two persons in one, the real one did it.
  const known = actor?.impersonator ? { ...data, impersonating: actor.userId } : data;
  await ctx.db.auditEntry.create({
    data: {
      at: ctx.now(),
      event,
      userId,
      actorId: actor?.impersonator?.userId ?? actor?.userId ?? null,
      sessionId: actor?.session ? actor.session.id.slice(0, 12) : null,
      requestId: ctx.request.id,
      ip: ctx.request.ip,
      userAgent: ctx.request.userAgent?.slice(0, 512),
      data: Object.keys(known).length > 0 ? known : undefined,
    },
  });
}
