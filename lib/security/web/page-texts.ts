import "server-only";
import type { Metadata } from "next";
import { getRequestConfig, getTranslations } from "next-intl/server";
import type { MessageKeys, NestedKeyOf } from "use-intl/core";
import type { Messages } from "@/messages/en/catalogue";
import { requestLanguage } from "./language";

/** What next-intl asks once a request; next.config.mjs names this file. */
export default getRequestConfig(async () => {
  const { locale, messages } = await requestLanguage();
  // The server does not know the reader's time zone, and a guess would look like a fact.
  return { locale, messages, timeZone: "UTC" };
});

/** The title of a page out of the catalogue: `export const generateMetadata = titled("account.profile.title");` */
export const titled = (key: MessageKeys<Messages, NestedKeyOf<Messages>>) => async (): Promise<Metadata> => ({
  title: (await getTranslations())(key),
});
