import { z } from "zod";
import { signedIn } from "../../core/access";
import { ok } from "../../core/result";
import { defineUseCase } from "../../use-case";

/** What somebody sees of their own account. */
export const showProfile = defineUseCase({
  name: "account.show-profile",
  input: z.object({}),
  access: signedIn(),
  async run(_, ctx) {
    const user = await ctx.db.user.findUniqueOrThrow({
      where: { id: ctx.principal.userId },
      select: {
        email: true,
        username: true,
        confirmedAt: true,
        createdAt: true,
        currentLoginAt: true,
        currentLoginIp: true,
        lastLoginAt: true,
        lastLoginIp: true,
        loginCount: true,
      },
    });
    const { roles, permissions, hasPassword } = ctx.principal;
    return ok({ ...user, hasPassword, roles: [...roles], permissions: [...permissions] });
  },
});
