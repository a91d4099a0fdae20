/** The languages of messages/, by their codes. Which of them are offered says the setting `language.offered`. */
export const locales = ["en", "ar", "de", "es", "fr", "it", "ja", "nl", "pl", "pt", "tr", "zh"] as const;
export type Locale = (typeof locales)[number];

export const isLocale = (code: string): code is Locale => (locales as readonly string[]).includes(code);

/** Each language by its own name, which whoever looks for it can read. */
export const localeNames: Record<Locale, string> = {
  en: "English",
  ar: "العربية",
  de: "Deutsch",
  es: "Español",
  fr: "Français",
  it: "Italiano",
  ja: "日本語",
  nl: "Nederlands",
  pl: "Polski",
  pt: "Português",
  tr: "Türkçe",
  zh: "中文",
};

export type Direction = "ltr" | "rtl";
export const directionOf = (locale: Locale): Direction => (locale === "ar" ? "rtl" : "ltr");
