import { type Complaints, failWith, ok, type Result } from "../../core/result";
import { judgeNewEmail, judgeNewUsername } from "../../domain/new-identity";
import { passwordComplaints } from "../../domain/password-policy";
import { normalizePassword } from "../../domain/passwords";
import { defineUseCase } from "../../use-case";
import { writesUsers } from "./access";
import { insertOrTaken, takenBy } from "./new-account";
import { createUserSchema } from "./schema";

export type CreatedUser = { id: string; email: string; username: string | null; active: boolean };

/** Makes an account for somebody, by the rules of registration. No mail goes out, and the address is not confirmed. */
export const createUser = defineUseCase({
  name: "administration.create-user",
  input: createUserSchema,
  access: writesUsers,
  async run(input, ctx): Promise<Result<CreatedUser>> {
    const complaints: Complaints = {};
    const email = await judgeNewEmail(ctx, input.email, complaints);
    const username = judgeNewUsername(ctx, input.username, complaints);
    const found = await passwordComplaints(ctx, input.password, [input.email, input.username]);
    if (found.length > 0) complaints.password = found;
    if (email === null || Object.keys(complaints).length > 0) return failWith(complaints);
    const taken = await takenBy(ctx, { email, username });
    if (taken) return taken;

    const passwordHash = await ctx.passwords.hash(normalizePassword(input.password, ctx.config));
    const user = await insertOrTaken(ctx, { email, username, passwordHash, active: input.active });
    if (!user.ok) return user;
    await ctx.emit("user_created", { userId: user.value.id });
    const { id, active } = user.value;
    return ok({ id, email, username, active });
  },
});
