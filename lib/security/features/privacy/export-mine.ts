import { zipOf } from "@/lib/archive";
import { signedIn } from "../../core/access";
import { noInput } from "../../core/fields";
import { ok } from "../../core/result";
import { gatherPersonalData } from "../../domain/personal-data";
import { defineUseCase, ownAccount } from "../../use-case";

/** Everything about oneself, as JSON files in an archive. Whoever asks proves first who they are. */
export const exportMine = defineUseCase({
  name: "privacy.export-mine",
  feature: "privacy",
  input: noInput,
  access: signedIn(),
  fresh: () => true,
  limit: { rule: "changeAccount", account: ownAccount },
  async run(_, ctx) {
    const { userId } = ctx.principal;
    const user = await ctx.db.user.findUniqueOrThrow({ where: { id: userId } });
    const data = await gatherPersonalData(ctx, user);
    const files = Object.fromEntries(
      Object.entries(data).map(([name, value]) => [name, JSON.stringify(value, null, 2)]),
    );
    await ctx.emit("personal_data_exported", { userId });
    const day = ctx.now().toISOString().slice(0, 10);
    return ok({ name: `my-data-${day}.zip`, type: "application/zip", content: zipOf(files, ctx.now()) });
  },
});
