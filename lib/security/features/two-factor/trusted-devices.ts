import { z } from "zod";
import { signedIn } from "../../core/access";
import { ok } from "../../core/result";
import { browserName } from "../../domain/browser-name";
import { defineUseCase } from "../../use-case";

/** The browsers that the signed-in person need not prove a second factor in, newest use first. */
export const listTrustedDevices = defineUseCase({
  name: "two-factor.list-trusted-devices",
  input: z.object({}),
  access: signedIn(),
  async run(_, ctx) {
    const { userId, uniquifier } = ctx.principal;
    const devices = await ctx.db.trustedDevice.findMany({
      where: { userId, uniquifier, expiresAt: { gt: ctx.now() } },
      orderBy: [{ lastUsedAt: { sort: "desc", nulls: "last" } }, { createdAt: "desc" }],
      select: { id: true, userAgent: true, createdAt: true, lastUsedAt: true, expiresAt: true },
    });
    return ok({
      devices: devices.map((device) => ({ ...device, browser: browserName(ctx.language, device.userAgent) })),
      areAccepted: !ctx.config.twoFactor.alwaysValidate,
    });
  },
});
