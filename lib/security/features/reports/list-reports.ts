import { z } from "zod";
import { permissions } from "../../core/access";
import { ok } from "../../core/result";
import { defineUseCase } from "../../use-case";

/** An example of something that a permission guards: how many accounts there are, by state. Replace it with your own. */
export const listReports = defineUseCase({
  name: "reports.list",
  input: z.object({}),
  access: permissions.all("reports:read"),
  delegates: ["impersonation"],
  async run(_, ctx) {
    const [accounts, active, confirmed] = await Promise.all([
      ctx.db.user.count(),
      ctx.db.user.count({ where: { active: true } }),
      ctx.db.user.count({ where: { confirmedAt: { not: null } } }),
    ]);
    return ok({ reports: [{ name: "accounts", values: { accounts, active, confirmed } }] });
  },
});
