"use client";

import { NextIntlClientProvider, useLocale, useMessages } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { joinTexts, type PickedTexts } from "@/lib/security/core/texts";

/** Adds texts to those that are known around it. */
export function MoreTexts({ messages, children }: { messages: PickedTexts; children: ReactNode }) {
  const locale = useLocale();
  const around = useMessages();
  const all = useMemo(() => joinTexts(around, messages), [around, messages]);
  return (
    <NextIntlClientProvider locale={locale} messages={all} timeZone="UTC">
      {children}
    </NextIntlClientProvider>
  );
}
