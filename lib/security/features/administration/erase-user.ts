import { systemOnly } from "../../core/access";
import { fail, ok } from "../../core/result";
import { eraseUser as erase } from "../../domain/erasure";
import { accountErasedMail } from "../../domain/erasure-mail";
import { languageFor } from "../../domain/mails";
import { defineUseCase } from "../../use-case";
import { identitySchema } from "./schema";
import { findTarget } from "./target";

/** Erases somebody at once, without the wait that they would have themselves. The terminal only. */
export const eraseUser = defineUseCase({
  name: "administration.erase-user",
  input: identitySchema,
  access: systemOnly(),
  async run({ identity }, ctx) {
    const found = await findTarget(ctx, identity);
    if (!found.ok) return found;
    const { id, email } = found.value;
    const language = await languageFor(ctx, found.value);
    const farewell = accountErasedMail(language, { appName: ctx.config.appName, at: ctx.now() });
    const outcome = await erase(ctx, found.value, { due: false, farewell });
    if (outcome === "last-administrator") return fail("LAST_ADMINISTRATOR");
    return outcome === "erased" ? ok({ id, email }) : fail("USER_DOES_NOT_EXIST", "identity");
  },
});
