import { signedIn } from "../../core/access";
import { ok, refuse } from "../../core/result";
import { endSession, livingSessionsOf, sessionHandle } from "../../domain/sessions";
import { defineUseCase } from "../../use-case";
import { endSessionSchema } from "./schema";

/** Signs the person out in one of their browsers; in this one as well, if that is the one. Somebody else's is not found. */
export const endOneSession = defineUseCase({
  name: "sessions.end",
  input: endSessionSchema,
  access: signedIn(),
  async run({ session: handle }, ctx) {
    const { userId, uniquifier, session: current } = ctx.principal;
    const living = await livingSessionsOf(ctx.db, { id: userId, uniquifier }, ctx.now(), ctx.config);
    const found = living.find(({ id }) => sessionHandle(id) === handle);
    if (!found) return refuse("NOT_FOUND");
    if (found.id === current?.id) await ctx.session.end();
    else await endSession(ctx.db, found.id, ctx.now());
    await ctx.emit("sessions_ended", { userId, count: 1 });
    return ok({ wasCurrent: found.id === current?.id });
  },
});
