import type { User } from "@/prisma/generated/client";
import { type Complaints, failWith, ok, type Result } from "../../core/result";
import { judgeNewEmail, judgeNewUsername } from "../../domain/new-identity";
import { mailResetLink } from "../../domain/reset-links";
import { defineUseCase } from "../../use-case";
import { writesUsers } from "./access";
import { insertOrTaken, takenBy } from "./new-account";
import { inviteUserSchema } from "./schema";

/**
 * Makes an account for somebody without a password of an administrator's making: the person gets a link and chooses one. The
 * link proves the address, so it counts as confirmed.
 */
export const inviteUser = defineUseCase({
  name: "administration.invite-user",
  feature: "recovery",
  input: inviteUserSchema,
  access: writesUsers,
  async run(input, ctx): Promise<Result<{ id: string; email: string }>> {
    const complaints: Complaints = {};
    const email = await judgeNewEmail(ctx, input.email, complaints);
    const username = judgeNewUsername(ctx, input.username, complaints);
    if (email === null || Object.keys(complaints).length > 0) return failWith(complaints);
    const taken = await takenBy(ctx, { email, username });
    if (taken) return taken;
    const account = { email, username, passwordHash: null, active: true, confirmedAt: ctx.now() };
    const made: Result<User> = await insertOrTaken(ctx, account);
    if (!made.ok) return made;
    await ctx.emit("user_created", { userId: made.value.id });
    await mailResetLink(ctx, made.value);
    return ok({ id: made.value.id, email });
  },
});
