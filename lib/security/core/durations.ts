/** Durations are milliseconds; these spell them. */
export const seconds = (count: number): number => count * 1000;
export const minutes = (count: number): number => seconds(count * 60);
export const hours = (count: number): number => minutes(count * 60);
export const days = (count: number): number => hours(count * 24);

/** What is left of a wait, rounded up so that it reads well: to hours from a day on, to minutes from a minute on. At least a second. */
export function remainder(milliseconds: number): number {
  const step = milliseconds >= days(1) ? hours(1) : milliseconds >= minutes(1) ? minutes(1) : seconds(1);
  return Math.max(Math.ceil(milliseconds / step), 1) * step;
}

/** Milliseconds of "5 days", "30 minutes", "2 seconds" or a number of seconds; null when it is none of these. */
export function parseDuration(text: string): number | null {
  const found = /^(-?\d+(?:\.\d+)?)(?:\s*(second|minute|hour|day|week)s?)?$/i.exec(text.trim());
  if (!found) return null;
  const length = { second: seconds(1), minute: minutes(1), hour: hours(1), day: days(1), week: days(7) };
  const unit = (found[2]?.toLowerCase() ?? "second") as keyof typeof length;
  return Number(found[1]) * length[unit];
}
