/** A point in time, in UTC: the server does not know the reader's time zone, and a guess would look like a fact. */
export function Moment({ at }: { at: Date }) {
  return <time dateTime={at.toISOString()}>{`${moments.format(at)} UTC`}</time>;
}

/** The day alone, where the hour does not matter. */
export function Day({ at }: { at: Date }) {
  return <time dateTime={at.toISOString()}>{days.format(at)}</time>;
}

const moments = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });
const days = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });
