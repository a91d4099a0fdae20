import { useLocale } from "next-intl";
import { dateLocale } from "@/lib/i18n/units";
import type { Locale } from "@/lib/security/core/locales";

/** A point in time, in UTC: the server does not know the reader's time zone, and a guess would look like a fact. */
export function Moment({ at }: { at: Date }) {
  return <time dateTime={at.toISOString()} dir="auto">{`${formatsOf(useLocale()).moment.format(at)} UTC`}</time>;
}

/** The day alone, where the hour does not matter. */
export function Day({ at }: { at: Date }) {
  return (
    <time dateTime={at.toISOString()} dir="auto">
      {formatsOf(useLocale()).day.format(at)}
    </time>
  );
}

type Formats = { moment: Intl.DateTimeFormat; day: Intl.DateTimeFormat };

/** Made once for each language: making one costs more than a hundred uses of it. */
const known = new Map<Locale, Formats>();

function formatsOf(locale: Locale): Formats {
  const found = known.get(locale) ?? {
    moment: new Intl.DateTimeFormat(dateLocale(locale), { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" }),
    day: new Intl.DateTimeFormat(dateLocale(locale), { dateStyle: "medium", timeZone: "UTC" }),
  };
  known.set(locale, found);
  return found;
}
