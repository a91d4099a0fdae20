import "server-only";
import { getRequestConfig } from "next-intl/server";
import { requestLanguage } from "./language";

/** What next-intl asks once a request; next.config.mjs names this file. */
export default getRequestConfig(async () => {
  const { locale, messages } = await requestLanguage();
  // The server does not know the reader's time zone, and a guess would look like a fact.
  return { locale, messages, timeZone: "UTC" };
});
