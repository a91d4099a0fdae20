import "server-only";
import { z } from "zod";
import type { ListedSession } from "../domain/listed-sessions";
import { disownDevice } from "../features/devices/not-me";
import { endOneSession } from "../features/sessions/end";
import { endOtherSessions } from "../features/sessions/end-others";
import { listSessions } from "../features/sessions/list";
import { unlock } from "../features/unlock/unlock";
import { type Endpoint, endpoint } from "./endpoint";

/** A session in JSON. */
export const sessionFacts = z.object({
  id: z.string(),
  browser: z.string(),
  via: z.string(),
  ip: z.string().nullable(),
  place: z.string().nullable(),
  created_at: z.string(),
  last_seen_at: z.string(),
});

export const presentSession = ({
  createdAt,
  lastSeenAt,
  ...session
}: Omit<ListedSession, "handle"> & { id: string }) => ({
  ...session,
  created_at: createdAt.toISOString(),
  last_seen_at: lastSeenAt.toISOString(),
});

/** Rows of the endpoint table: where somebody is signed in. */
export const sessionEndpoints = {
  "GET sessions": endpoint(
    listSessions,
    ({ sessions }) => ({
      sessions: sessions.map(({ handle, isCurrent, ...session }) => ({
        ...presentSession({ id: handle, ...session }),
        current: isCurrent,
      })),
    }),
    {
      summary: "Where the person is signed in; the ids name a session and open nothing",
      answers: z.object({ sessions: z.array(sessionFacts.extend({ current: z.boolean() })) }),
    },
  ),
  "DELETE sessions": endpoint(endOtherSessions, ({ count }) => ({ ended: count }), {
    summary: "Sign out everywhere but here",
    answers: z.object({ ended: z.number() }),
  }),
  "DELETE sessions/:session": endpoint(endOneSession, ({ wasCurrent }) => ({ current: wasCurrent }), {
    summary: "Sign out in one of the person's browsers",
    answers: z.object({ current: z.boolean() }),
  }),
  "POST not-me/:token": endpoint(disownDevice, () => ({}), {
    summary: "Say by the mailed link that a sign-in was somebody else's: ends every session and locks the account",
    answers: z.object({}),
  }),
  "POST unlock/:token": endpoint(unlock, () => ({}), {
    summary: "Let passwords be tried again, by the mailed link, after too many wrong ones",
    answers: z.object({}),
  }),
} satisfies Record<string, Endpoint>;
