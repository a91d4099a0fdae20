"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ChangeEvent, useActionState } from "react";
import type { FormAction } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Select } from "@/components/ui/select";
import { emptyFormState } from "@/lib/security/core/form-state";
import { type Locale, localeNames } from "@/lib/security/core/locales";

type LanguageSwitchProps = {
  offered: readonly Locale[];
  /** This page, to come back to. */
  next: string | null;
  choose: FormAction;
};

/** Which language the pages and mails are in. Sent at once, or without JavaScript by a button. */
export function LanguageSwitch({ offered, next, choose }: LanguageSwitchProps) {
  const t = useTranslations("layout.browser.language");
  const locale = useLocale();
  const [, post, isPending] = useActionState(choose, emptyFormState);
  const send = (event: ChangeEvent<HTMLSelectElement>) => event.currentTarget.form?.requestSubmit();

  return (
    <form action={post} aria-busy={isPending} className="flex items-center gap-2">
      {/* With JavaScript nobody goes anywhere: the page changes where it stands, and keeps what was typed. */}
      <noscript>
        <input type="hidden" name="next" value={next ?? ""} />
      </noscript>
      <Icon name="languages" className="size-4 shrink-0" />
      {/* The key lets it follow the language of the page: a form is set back after it was sent. */}
      <Select
        key={locale}
        name="locale"
        aria-label={t("label")}
        defaultValue={locale}
        onChange={send}
        className="h-9 text-sm sm:h-9"
      >
        {offered.map((one) => (
          <option key={one} value={one} lang={one}>
            {localeNames[one]}
          </option>
        ))}
      </Select>
      <Button type="submit" variant="secondary" size="small" className="hidden noscript:inline-flex">
        {t("change")}
      </Button>
    </form>
  );
}
