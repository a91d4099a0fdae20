import { inTransaction } from "@/lib/db";
import type { User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { fail, ok } from "../../core/result";
import { isLastAdministrator } from "../../domain/administrators";
import { endSessionsOf } from "../../domain/sessions";
import { defineUseCase } from "../../use-case";
import { writesUsers } from "./access";
import { setActiveSchema } from "./schema";
import { findSubordinate } from "./target";

/**
 * Lets somebody in again, or shuts them out from the next request on. Shutting out ends their sessions; what else was
 * issued to them is refused as long as they are out. Succeeds, and says so, when nothing had to change.
 */
export const setActive = defineUseCase({
  name: "administration.set-active",
  input: setActiveSchema,
  access: writesUsers,
  async run({ identity, active }, ctx) {
    const found = await findSubordinate(ctx, identity);
    if (!found.ok) return found;
    const user = found.value;
    const outcome = active ? await activate(ctx, user) : await deactivate(ctx, user);
    if (outcome === "last-administrator") return fail("LAST_ADMINISTRATOR");
    if (outcome === "changed") await ctx.emit(active ? "user_activated" : "user_deactivated", { userId: user.id });
    return ok({ email: user.email, active, changed: outcome === "changed" });
  },
});

type Outcome = "changed" | "unchanged" | "last-administrator";

async function activate(ctx: Context, { id }: User): Promise<Outcome> {
  const data = { active: true, updatedAt: ctx.now() };
  const { count } = await ctx.db.user.updateMany({ where: { id, active: false }, data });
  return count === 1 ? "changed" : "unchanged";
}

function deactivate(ctx: Context, { id }: User): Promise<Outcome> {
  return inTransaction(ctx.db, async (tx) => {
    const isLast = await isLastAdministrator(tx, id);
    // Looked at under the lock that the question above took.
    if (isLast && (await tx.user.count({ where: { id, active: true } })) === 1) return "last-administrator";
    const data = { active: false, updatedAt: ctx.now() };
    const { count } = await tx.user.updateMany({ where: { id, active: true }, data });
    if (count === 0) return "unchanged";
    await endSessionsOf(tx, id, ctx.now());
    return "changed";
  });
}
