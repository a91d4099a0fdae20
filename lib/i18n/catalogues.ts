import type { Locale } from "@/lib/security/core/locales";
import type { Messages } from "@/messages/en/catalogue";

/** The texts of each language, read when somebody speaks it. A language that lacks one does not compile. */
export const catalogues: Record<Locale, () => Promise<{ catalogue: Messages }>> = {
  en: () => import("@/messages/en/catalogue"),
  ar: () => import("@/messages/ar/catalogue"),
  de: () => import("@/messages/de/catalogue"),
  es: () => import("@/messages/es/catalogue"),
  fr: () => import("@/messages/fr/catalogue"),
  it: () => import("@/messages/it/catalogue"),
  ja: () => import("@/messages/ja/catalogue"),
  nl: () => import("@/messages/nl/catalogue"),
  pl: () => import("@/messages/pl/catalogue"),
  pt: () => import("@/messages/pt/catalogue"),
  tr: () => import("@/messages/tr/catalogue"),
  zh: () => import("@/messages/zh/catalogue"),
};
