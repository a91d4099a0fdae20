import { z } from "zod";
import { anyone } from "../../core/access";
import { ok } from "../../core/result";
import { defineUseCase } from "../../use-case";

/** Whether forgotten passwords can be reset here; the address of the signed-in person fills the form. */
export const recoveryStatus = defineUseCase({
  name: "passwords.recovery-status",
  feature: "recovery",
  input: z.object({}),
  access: anyone(),
  run: async (_, ctx) => ok({ email: ctx.principal?.kind === "user" ? ctx.principal.email : "" }),
});
