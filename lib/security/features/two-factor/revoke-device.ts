import { signedIn } from "../../core/access";
import { ok, refuse } from "../../core/result";
import { defineUseCase } from "../../use-case";
import { revokeDeviceSchema } from "./schema";

/** Takes the trust from one browser of the signed-in person: it is asked for the second factor again. */
export const revokeTrustedDevice = defineUseCase({
  name: "two-factor.revoke-trusted-device",
  input: revokeDeviceSchema,
  access: signedIn(),
  async run({ device }, ctx) {
    const { userId } = ctx.principal;
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(device)) return refuse("NOT_FOUND");
    const { count } = await ctx.db.trustedDevice.deleteMany({ where: { id: device, userId } });
    if (count === 0) return refuse("NOT_FOUND");
    await ctx.emit("device_distrusted", { userId });
    return ok({});
  },
});
