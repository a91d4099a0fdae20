import { signedIn } from "../../core/access";
import { noInput } from "../../core/fields";
import { ok } from "../../core/result";
import { listSessionsOf } from "../../domain/listed-sessions";
import { sessionHandle } from "../../domain/sessions";
import { defineUseCase } from "../../use-case";

/** Where the signed-in person is signed in, this browser first, then by last use. */
export const listSessions = defineUseCase({
  name: "sessions.list",
  input: noInput,
  access: signedIn(),
  async run(_, ctx) {
    const { userId, uniquifier, session } = ctx.principal;
    const current = session ? sessionHandle(session.id) : null;
    const living = await listSessionsOf(ctx, { id: userId, uniquifier });
    const sessions = living.map((one) => ({ ...one, isCurrent: one.handle === current }));
    return ok({ sessions: sessions.sort((one, other) => Number(other.isCurrent) - Number(one.isCurrent)) });
  },
});
