import { guestsOnly } from "../../core/access";
import { failWith, type Result } from "../../core/result";
import { askingTakes, evenTime } from "../../domain/even-time";
import { isBlank, normalizePassword } from "../../domain/passwords";
import { defineUseCase } from "../../use-case";
import { afterCreation, createAccount, type RegisterOutcome } from "./account";
import { collided, complainOfCollisions } from "./collision";
import { judgeRegistration } from "./judge";
import { registerSchema } from "./schema";

export type { RegisterOutcome };

/**
 * Makes an account. With generic responses, somebody who registers a taken address sees what everybody sees, and its owner
 * gets a mail; without them, the form says so.
 */
export const register = defineUseCase({
  name: "registration.register",
  feature: "registration",
  input: registerSchema,
  access: guestsOnly(),
  limit: { rule: "register" },
  async run(input, ctx): Promise<Result<RegisterOutcome>> {
    const judged = await judgeRegistration(ctx, input);
    if (!ctx.config.login.genericResponses) complainOfCollisions(judged);
    if (Object.keys(judged.complaints).length > 0) return failWith(judged.complaints);

    // Hashed for everybody, so that time does not tell a taken address from a free one.
    const hash = await ctx.passwords.hash(normalizePassword(input.password, ctx.config));
    const passwordHash = isBlank(input.password) ? null : hash;
    return evenTime(askingTakes(ctx.config), async () => {
      const isTaken = judged.emailOwner !== null || judged.usernameOwner !== null;
      const user = isTaken ? null : await createAccount(ctx, { ...judged, passwordHash });
      if (!user) return collided(ctx, input.next, judged);
      await ctx.emit("user_registered", { userId: user.id });
      return afterCreation(ctx, user, input.next);
    });
  },
});
