const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });

/** A moment for the text of a mail, whose reader's time zone nobody knows: `24 November 2026 at 08:06 UTC`. */
export function formatMailTime(at: Date): string {
  return `${format.format(at)} UTC`;
}
