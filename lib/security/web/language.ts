import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { chooseLocale } from "@/lib/i18n/choose-locale";
import { type Language, languageOf } from "@/lib/i18n/language";
import { services } from "../runtime";
import { cookieNames } from "./auth-config";

/** What whoever sent this request reads: the cookie's language, else the best of Accept-Language, else the setting's. */
export const requestLanguage = cache(async (): Promise<Language> => {
  const [jar, all] = await Promise.all([cookies(), headers()]);
  const chosen = jar.get(cookieNames.language)?.value;
  return languageOf(chooseLocale({ chosen, accepted: all.get("accept-language") }, services().config.language));
});
