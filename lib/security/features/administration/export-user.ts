import { systemOnly } from "../../core/access";
import { ok } from "../../core/result";
import { gatherPersonalData } from "../../domain/personal-data";
import { defineUseCase } from "../../use-case";
import { identitySchema } from "./schema";
import { findTarget } from "./target";

/** What somebody would get who asks for everything about themselves, for those who have to answer such a request. The terminal only. */
export const exportUser = defineUseCase({
  name: "administration.export-user",
  input: identitySchema,
  access: systemOnly(),
  async run({ identity }, ctx) {
    const found = await findTarget(ctx, identity);
    if (!found.ok) return found;
    const data = await gatherPersonalData(ctx, found.value);
    await ctx.emit("personal_data_exported", { userId: found.value.id });
    return ok({ id: found.value.id, email: found.value.email, data });
  },
});
