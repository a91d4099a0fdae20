import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { namedLocale } from "@/lib/i18n/choose-locale";
import { type Language, languageOf } from "@/lib/i18n/language";
import type { Locale } from "../core/locales";
import { services } from "../runtime";
import { cookieNames } from "./auth-config";

/** The language that this request names: the cookie's, else the best of Accept-Language; null = none that is offered. */
export const namedByRequest = cache(async (): Promise<Locale | null> => {
  const [jar, all] = await Promise.all([cookies(), headers()]);
  const chosen = jar.get(cookieNames.language)?.value;
  return namedLocale({ chosen, accepted: all.get("accept-language") }, services().config.language.offered);
});

/** What whoever sent this request reads: the language that it names, else the setting's. */
export const requestLanguage = cache(
  async (): Promise<Language> => languageOf((await namedByRequest()) ?? services().config.language.fallback),
);
