import { ok } from "../../core/result";
import { defineUseCase } from "../../use-case";
import { readsAudit } from "./access";
import { findEntries } from "./audit-entries";
import { exportAuditSchema } from "./schema";
import { toCsv } from "./to-csv";

/** What happened, as a file for other programs: at most 10 000 entries, the newest that fit the filter. */
export const exportAudit = defineUseCase({
  name: "administration.export-audit",
  input: exportAuditSchema,
  access: readsAudit,
  async run({ format, ...filter }, ctx) {
    const found = await findEntries(ctx, filter);
    if (!found.ok) return found;
    await ctx.emit("audit_exported", { entries: found.value.length });
    return ok(
      format === "csv"
        ? { name: "activity.csv", type: "text/csv; charset=utf-8", content: toCsv(found.value) }
        : { name: "activity.json", type: "application/json", content: JSON.stringify(found.value, null, 2) },
    );
  },
});
