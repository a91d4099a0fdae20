import type { User } from "@/prisma/generated/client";
import type { Context } from "../context";
import { browserName } from "./browser-name";
import { livingSessionsOf, sessionHandle } from "./sessions";

/** A session as its person and administrators see it. `handle` names it and opens nothing: it is not what the browser carries. */
export type ListedSession = {
  handle: string;
  browser: string;
  via: string;
  ip: string | null;
  place: string | null;
  createdAt: Date;
  lastSeenAt: Date;
};

/** Where somebody is signed in now, last used first. */
export async function listSessionsOf(ctx: Context, user: Pick<User, "id" | "uniquifier">): Promise<ListedSession[]> {
  const living = await livingSessionsOf(ctx.db, user, ctx.now(), ctx.config);
  return living.map(({ id, userAgent, via, ip, place, createdAt, lastSeenAt }) => ({
    handle: sessionHandle(id),
    browser: browserName(ctx.language, userAgent),
    via,
    ip,
    place,
    createdAt,
    lastSeenAt,
  }));
}
