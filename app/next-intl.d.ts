import type { Locale } from "@/lib/security/core/locales";
import type { Messages } from "@/messages/en/catalogue";

/** Texts are named by the keys of the English catalogue, and by nothing else. */
declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
