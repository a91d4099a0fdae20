"use client";

import { Languages } from "lucide-react";
import { usePathname, useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type ChangeEvent, useActionState } from "react";
import type { FormAction } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { emptyFormState } from "@/lib/security/core/form-state";
import { type Locale, localeNames } from "@/lib/security/core/locales";

/**
 * Which language the pages and mails are in. Stays on the page: its address is the browser's own, for the frame around the
 * pages is not made anew with each of them. Without JavaScript a button sends it.
 */
export function LanguageSwitch({ offered, choose }: { offered: readonly Locale[]; choose: FormAction }) {
  const t = useTranslations("layout.browser.language");
  const locale = useLocale();
  const pathname = usePathname();
  const query = useSearchParams().toString();
  const [, post, isPending] = useActionState(choose, emptyFormState);
  const send = (event: ChangeEvent<HTMLSelectElement>) => event.currentTarget.form?.requestSubmit();

  return (
    <form action={post} aria-busy={isPending} className="flex items-center gap-2">
      <input type="hidden" name="next" value={query === "" ? pathname : `${pathname}?${query}`} />
      <Languages aria-hidden className="size-4 shrink-0" />
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
