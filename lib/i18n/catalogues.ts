import type { Locale } from "@/lib/security/core/locales";
import type { Messages } from "@/messages/en/catalogue";

/** The texts of each language, read when somebody speaks it. A language that lacks one does not compile. */
export const catalogues: Record<Locale, () => Promise<{ catalogue: Messages }>> = {
  en: () => import("@/messages/en/catalogue"),
  ar: () => import("@/messages/en/catalogue"),
  de: () => import("@/messages/en/catalogue"),
  es: () => import("@/messages/en/catalogue"),
  fr: () => import("@/messages/en/catalogue"),
  it: () => import("@/messages/en/catalogue"),
  ja: () => import("@/messages/en/catalogue"),
  nl: () => import("@/messages/en/catalogue"),
  pl: () => import("@/messages/en/catalogue"),
  pt: () => import("@/messages/en/catalogue"),
  tr: () => import("@/messages/en/catalogue"),
  zh: () => import("@/messages/en/catalogue"),
};
