import { ok, refuse } from "../../core/result";
import { listSessionsOf } from "../../domain/listed-sessions";
import { endSession, findSessionByHandle } from "../../domain/sessions";
import { defineUseCase } from "../../use-case";
import { readsUsers, writesUsers } from "./access";
import { identitySchema, sessionSchema } from "./schema";
import { findSubordinate, findTarget } from "./target";

/** Where somebody is signed in, last used first. The ids name a session and open nothing. */
export const listSessionsOfUser = defineUseCase({
  name: "administration.list-sessions",
  input: identitySchema,
  access: readsUsers,
  async run({ identity }, ctx) {
    const found = await findTarget(ctx, identity);
    if (!found.ok) return found;
    const living = await listSessionsOf(ctx, found.value);
    return ok({
      email: found.value.email,
      sessions: living.map(({ handle, ...session }) => ({ id: handle, ...session })),
    });
  },
});

/** Signs somebody out in one browser. */
export const endSessionOfUser = defineUseCase({
  name: "administration.end-session",
  input: sessionSchema,
  access: writesUsers,
  async run({ session: handle }, ctx) {
    const session = await findSessionByHandle(ctx.db, handle);
    if (!session) return refuse("NOT_FOUND");
    const found = await findSubordinate(ctx, session.userId);
    if (!found.ok) return found;
    const { email, id: userId } = found.value;
    const changed = await endSession(ctx.db, session.id, ctx.now());
    if (changed) await ctx.emit("sessions_ended", { userId, count: 1 });
    return ok({ email, userId, changed });
  },
});
