import type { User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { guestsOnly } from "../../core/access";
import { type Failure, fail, ok } from "../../core/result";
import { completeLogin } from "../../domain/complete-login";
import { evenTime, refusingTakes } from "../../domain/even-time";
import { identify, isIdentified, limitAccount } from "../../domain/identification";
import { passwordMatches } from "../../domain/passwords";
import { chooseTarget, isForeignTarget } from "../../domain/targets";
import { defineUseCase } from "../../use-case";
import { loginSchema } from "./schema";

/** Signs somebody in by password. Until the password is right, nothing is told about the state of the account. */
export const login = defineUseCase({
  name: "login.login",
  input: loginSchema,
  access: guestsOnly(),
  limit: { rule: "credentialCheck", account: (input, ctx) => limitAccount(ctx, input) },
  disguise: (failure, ctx) => (ctx.config.login.genericResponses ? fail("GENERIC_AUTHN_FAILED") : failure),
  async run(input, ctx) {
    if (isForeignTarget(ctx, input.next)) return fail("INVALID_REDIRECT", "next");
    const identified = identify(ctx, input);
    if (!isIdentified(identified)) return identified;

    const user = await identified.find();
    const matches = await passwordMatches(ctx, user, input.password);
    if (!user || !matches) return refuse(ctx, user, identified.field);
    await ctx.limiter.forgive("credentialCheck", user.id);
    const outcome = await completeLogin(ctx, user, {
      via: "password",
      remember: input.remember,
      field: identified.field,
    });
    if (!outcome.ok) return outcome;
    return ok({ ...outcome.value, target: chooseTarget(ctx, input.next, ctx.config.redirects.afterLogin) });
  },
});

const refuse = (ctx: Context, user: User | null, field: string): Promise<Failure> =>
  evenTime(refusingTakes(ctx.config), async () => {
    if (!user) return fail("USER_DOES_NOT_EXIST", field);
    await ctx.emit("user_failed_authn", { userId: user.id, authType: "password", tfa: false });
    return fail("INVALID_PASSWORD", "password");
  });
