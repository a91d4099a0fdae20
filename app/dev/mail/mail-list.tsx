import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Locale, localeNames, locales } from "@/lib/security/core/locales";
import { paths, withQuery } from "@/lib/security/core/paths";
import type { OutboxMail } from "./outbox";

type MailListProps = {
  mails: OutboxMail[];
  templates: string[];
  /** The mail that is shown: its place in the outbox, or the name of its template. */
  chosen: string;
  /** The language of the templates. */
  language: Locale;
};

/** The mails of the outbox, newest first, then the templates, and the languages that these can be seen in. */
export function MailList({ mails, templates, chosen, language }: MailListProps) {
  const t = useTranslations("development.mail");
  return (
    <nav aria-label={t("title")} className="grid grid-cols-[minmax(0,1fr)] content-start gap-5">
      <Section title={t("outbox")}>
        {mails.length === 0 && <li className="px-3 py-1.5 text-sm text-subtle">{t("empty")}</li>}
        {mails.map((mail, index) => (
          <Entry key={mail.at + mail.to} query={{ show: String(index), language }} isChosen={String(index) === chosen}>
            <span className="block truncate">{mail.subject}</span>
            <span className="block truncate text-xs text-subtle">{mail.to}</span>
          </Entry>
        ))}
      </Section>
      <Section title={t("templates")}>
        {templates.map((name) => (
          <Entry key={name} query={{ show: name, language }} isChosen={name === chosen}>
            <span className="block truncate">{name}</span>
          </Entry>
        ))}
      </Section>
      <Section title={t("languages")}>
        {locales.map((locale) => (
          <Entry key={locale} query={{ show: chosen, language: locale }} isChosen={locale === language}>
            <span lang={locale}>{localeNames[locale]}</span>
          </Entry>
        ))}
      </Section>
    </nav>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h2 className="px-3 pb-1.5 text-xs font-medium text-subtle">{title}</h2>
      <ul className="grid max-h-108 grid-cols-[minmax(0,1fr)] gap-0.5 overflow-y-auto">{children}</ul>
    </div>
  );
}

type EntryProps = { query: Record<string, string>; isChosen: boolean; children: ReactNode };

function Entry({ query, isChosen, children }: EntryProps) {
  return (
    <li>
      <a
        href={withQuery(paths.devMail, query)}
        aria-current={isChosen ? "page" : undefined}
        className="block rounded-md px-3 py-1.5 text-sm leading-5 hover:bg-muted focus-visible:-outline-offset-2 aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-text"
      >
        {children}
      </a>
    </li>
  );
}
