import { anyone } from "../../core/access";
import { isLocale } from "../../core/locales";
import { fail, ok } from "../../core/result";
import { chooseTarget } from "../../domain/targets";
import { keepLocale } from "../../domain/users";
import { defineUseCase } from "../../use-case";
import { chooseLanguageSchema } from "./schema";

/**
 * The language of this browser from now on, and of the mails to whoever is signed in. An administrator who acts as somebody
 * else changes only what they see themselves: who acts for a person counts as nobody here.
 */
export const chooseLanguage = defineUseCase({
  name: "language.choose",
  input: chooseLanguageSchema,
  access: anyone(),
  async run({ locale, next }, ctx) {
    if (!isLocale(locale) || !ctx.config.language.offered.includes(locale)) return fail("NOT_A_VALID_CHOICE", "locale");
    await ctx.session.speak(locale);
    if (ctx.principal?.kind === "user") await keepLocale(ctx.db, ctx.principal.userId, locale);
    return ok({ target: chooseTarget(ctx, next) });
  },
});
