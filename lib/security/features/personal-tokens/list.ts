import { signedIn } from "../../core/access";
import { days } from "../../core/durations";
import { noInput } from "../../core/fields";
import { ok } from "../../core/result";
import { listPersonalTokens } from "../../domain/personal-tokens";
import { defineUseCase } from "../../use-case";
import { lifetimes } from "./schema";

/** The person's tokens, without the tokens themselves, and what a new one may be made of. */
export const listTokens = defineUseCase({
  name: "personal-tokens.list",
  feature: "personalTokens",
  input: noInput,
  access: signedIn(),
  fresh: () => true,
  async run(_, ctx) {
    const { userId, uniquifier, permissions } = ctx.principal;
    const { maxAge, maxPerUser } = ctx.config.personalTokens;
    const tokens = await listPersonalTokens(ctx.db, { id: userId, uniquifier }, ctx.now(), ctx.config);
    const isOffered = (life: string) => maxAge === null || (life !== "never" && days(Number(life)) <= maxAge);
    return ok({
      tokens,
      permissions: [...permissions].sort(),
      lifetimes: lifetimes.filter(isOffered),
      room: Math.max(0, maxPerUser - tokens.length),
    });
  },
});
