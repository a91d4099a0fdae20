import { z } from "zod";
import { signedIn } from "../../core/access";
import { ok } from "../../core/result";
import { defineUseCase } from "../../use-case";

/** How many recovery codes the signed-in person still has, of how many, and since when. The codes themselves are not known here. */
export const recoveryCodesStatus = defineUseCase({
  name: "recovery-codes.status",
  feature: "recoveryCodes",
  input: z.object({}),
  access: signedIn(),
  fresh: () => true,
  async run(_, ctx) {
    const codes = await ctx.db.recoveryCode.findMany({
      where: { userId: ctx.principal.userId },
      select: { usedAt: true, createdAt: true },
    });
    const left = codes.filter(({ usedAt }) => usedAt === null).length;
    return ok({ left, made: codes.length, madeAt: codes[0]?.createdAt ?? null, count: ctx.config.recoveryCodes.count });
  },
});
