import "server-only";
import type { Metadata } from "next";
import { headers } from "next/headers";
import type { MessageKeys, NestedKeyOf } from "use-intl/core";
import type { Namespace, Texts } from "@/lib/i18n/language";
import type { Messages } from "@/messages/en/catalogue";
import { type Announced, isAnnounced } from "../core/announced";
import { pathHeader } from "./headers";
import { requestLanguage } from "./language";

/**
 * The texts of a part of the catalogue, in the reader's language: `const t = await getTranslations("auth.login")`. As next-intl's
 * own, but its translators are kept for the life of the process: no message is parsed twice.
 */
export const getTranslations = async <N extends Namespace>(namespace: N): Promise<Texts<N>> =>
  (await requestLanguage()).texts(namespace);

/** The title of a page out of the catalogue: `export const generateMetadata = titled("account.profile.title");` */
export const titled = (key: MessageKeys<Messages, NestedKeyOf<Messages>>) => async (): Promise<Metadata> => ({
  title: (await requestLanguage()).text(key),
});

/** What this page has to say by `?notice=KEY`, in the reader's language; null = nothing. */
export async function announcement(): Promise<{ key: Announced; text: string } | null> {
  const path = (await headers()).get(pathHeader) ?? "";
  const key = new URLSearchParams(path.split("?")[1]).get("notice");
  return key !== null && isAnnounced(key) ? { key, text: (await requestLanguage()).sentence({ key }) } : null;
}
