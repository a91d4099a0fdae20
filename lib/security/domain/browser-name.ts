import Bowser from "bowser";
import type { Language } from "@/lib/i18n/language";

/** What people call the browser that sends this User-Agent, such as "Firefox on Windows". It may claim what it likes. */
export function browserName(language: Language, userAgent: string | null): string {
  const t = language.texts("words.browser");
  if (!userAgent) return t("unknown");
  const { browser, os } = Bowser.parse(userAgent);
  if (!browser.name) return t("unknown");
  return os.name ? t("named", { browser: browser.name, system: os.name }) : browser.name;
}
