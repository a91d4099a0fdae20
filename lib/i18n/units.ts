import { days, hours, minutes, seconds } from "@/lib/security/core/durations";
import type { Locale } from "@/lib/security/core/locales";
import type { Language } from "./language";

const units = [
  ["days", days(1)],
  ["hours", hours(1)],
  ["minutes", minutes(1)],
  ["seconds", seconds(1)],
] as const;

/** Milliseconds as "2 days" or "1 minute and 7 seconds", to the second. */
export function spellDuration({ list, texts }: Pick<Language, "list" | "texts">, milliseconds: number): string {
  const text = texts("units.duration");
  const parts: string[] = [];
  let rest = Math.round(milliseconds / 1000) * 1000;
  for (const [name, length] of units) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) parts.push(text(name, { count }));
  }
  if (parts.length === 0) return text("seconds", { count: 0 });
  return list(parts);
}

/** How dates are written: in English with the day before the month, which nobody misreads. */
export const dateLocale = (locale: Locale): string => (locale === "en" ? "en-GB" : locale);
