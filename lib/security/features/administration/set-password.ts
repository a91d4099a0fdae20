import { failWith, ok, refuse } from "../../core/result";
import { passwordComplaints } from "../../domain/password-policy";
import { replacePassword } from "../../domain/passwords";
import { defineUseCase } from "../../use-case";
import { writesUsers } from "./access";
import { setPasswordSchema } from "./schema";
import { findSubordinate } from "./target";

/** Gives somebody a new password, by the rules of a reset. Everything issued to them before dies; no mail goes out. */
export const setPassword = defineUseCase({
  name: "administration.set-password",
  input: setPasswordSchema,
  access: writesUsers,
  async run({ identity, password }, ctx) {
    const found = await findSubordinate(ctx, identity);
    if (!found.ok) return found;
    const user = found.value;
    const complaints = await passwordComplaints(ctx, password, [user.email, user.username]);
    if (complaints.length > 0) return failWith({ password: complaints });
    // Null when the person changed it in the same moment; then the administrator shall know, and decide again.
    if (!(await replacePassword(ctx, user, password, null))) return refuse("SERVICE_UNAVAILABLE");
    await ctx.emit("password_changed", { userId: user.id });
    return ok({ email: user.email });
  },
});
