import { signedIn } from "../../core/access";
import { noInput } from "../../core/fields";
import { ok } from "../../core/result";
import { browserName } from "../../domain/browser-name";
import { livingSessionsOf, sessionHandle } from "../../domain/sessions";
import { defineUseCase } from "../../use-case";

export type ListedSession = {
  /** Names it to `end`; not the secret that the browser carries. */
  handle: string;
  browser: string;
  via: string;
  ip: string | null;
  place: string | null;
  createdAt: Date;
  lastSeenAt: Date;
  isCurrent: boolean;
};

/** Where the signed-in person is signed in, this browser first, then by last use. */
export const listSessions = defineUseCase({
  name: "sessions.list",
  input: noInput,
  access: signedIn(),
  async run(_, ctx) {
    const { userId, uniquifier, session } = ctx.principal;
    const living = await livingSessionsOf(ctx.db, { id: userId, uniquifier }, ctx.now(), ctx.config);
    const sessions: ListedSession[] = living.map(({ id, userAgent, via, ip, place, createdAt, lastSeenAt }) => ({
      handle: sessionHandle(id),
      browser: browserName(userAgent),
      via,
      ip,
      place,
      createdAt,
      lastSeenAt,
      isCurrent: id === session?.id,
    }));
    return ok({ sessions: sessions.sort((one, other) => Number(other.isCurrent) - Number(one.isCurrent)) });
  },
});
