import { log } from "@/lib/log";
import { systemOnly } from "../../core/access";
import { noInput } from "../../core/fields";
import { ok } from "../../core/result";
import { eraseUser } from "../../domain/erasure";
import { accountErasedMail } from "../../domain/erasure-mail";
import { languageFor } from "../../domain/mails";
import { defineUseCase } from "../../use-case";

const batchSize = 100;

/** Erases the accounts whose time has come, each in a transaction of its own. Part of the daily purge. */
export const eraseDue = defineUseCase({
  name: "privacy.erase-due",
  input: noInput,
  access: systemOnly(),
  async run(_, ctx) {
    let accounts = 0;
    for (let after = ""; ; ) {
      const due = await ctx.db.user.findMany({
        where: { eraseAt: { lte: ctx.now() }, ...(after ? { id: { gt: after } } : {}) },
        orderBy: { id: "asc" },
        take: batchSize,
      });
      const last = due.at(-1);
      if (!last) break;
      after = last.id;
      for (const user of due) {
        const language = await languageFor(ctx, user);
        const farewell = accountErasedMail(language, { appName: ctx.config.appName, at: ctx.now() });
        const outcome = await eraseUser(ctx, user, { due: true, farewell });
        if (outcome === "erased") accounts++;
        if (outcome === "last-administrator") log.warn({ userId: user.id }, "the last administrator is not erased");
      }
    }
    return ok({ accounts });
  },
});
