import { defineUseCase } from "../../use-case";
import { readsAudit } from "./access";
import { findEntries } from "./audit-entries";
import { listAuditSchema } from "./schema";

/** What happened, newest first; of one event, one person or some days only, where asked for. */
export const listAudit = defineUseCase({
  name: "administration.list-audit",
  input: listAuditSchema,
  access: readsAudit,
  run: (filter, ctx) => findEntries(ctx, filter),
});
