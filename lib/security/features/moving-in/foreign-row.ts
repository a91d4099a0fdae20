/** A row of another system: column → value, as a CSV file or Postgres gives it. */
export type ForeignRow = Readonly<Record<string, unknown>>;

/** A person as another system knows them. */
export type ForeignPerson = {
  /** What the other system tells them apart by. */
  key: string;
  email: string | null;
  username: string | null;
  /** The stored hash, as it is. */
  passwordHash: string | null;
  active: boolean;
  /** Deleted there, and only the row is left. */
  isGone: boolean;
  confirmedAt: Date | null;
  createdAt: Date | null;
  roles: string[];
  factor: ForeignFactor | null;
  logins: { count: number; at: Date | null; ip: string | null; beforeAt: Date | null; beforeIp: string | null } | null;
  connections: ForeignConnection[];
};

export type ForeignFactor =
  /** The secret as it is stored there. */
  { method: "authenticator"; stored: string } | { method: "email" } | { method: "sms"; phone: string };

export type ForeignConnection = { provider: string; subject: string; type: string };

/** The first of these columns that has a text; empty and NULL (`\N` in exports of MySQL) are none. */
export function textIn(row: ForeignRow, ...columns: string[]): string | null {
  for (const column of columns) {
    const value = Object.hasOwn(row, column) ? row[column] : null;
    if (typeof value === "number" || typeof value === "boolean") return String(value);
    if (typeof value === "object" && value !== null) return JSON.stringify(value);
    if (typeof value === "string" && value !== "" && value !== "\\N") return value;
  }
  return null;
}

/** Yes or no in the spellings of databases and frameworks; `otherwise` where nothing is said. */
export function flagIn(row: ForeignRow, column: string, otherwise: boolean): boolean {
  const text = textIn(row, column)?.toLowerCase();
  if (text === undefined) return otherwise;
  return ["t", "true", "1", "yes", "y", "on"].includes(text);
}

/** A moment; without a time zone it is taken as UTC, in which all five frameworks write. Null when it is none. */
export function momentIn(row: ForeignRow, ...columns: string[]): Date | null {
  const text = textIn(row, ...columns);
  if (text === null) return null;
  const iso = text
    .trim()
    .replace(" ", "T")
    .replace(/ ?UTC$/, "Z");
  const zoned = /(?:Z|[+-]\d\d(?::?\d\d)?)$/i.test(iso.slice(10))
    ? iso
    : `${iso}${iso.length > 10 ? "Z" : "T00:00:00Z"}`;
  const moment = new Date(zoned.replace(/([+-]\d\d)$/, "$1:00").replace(/\.(\d{3})\d+/, ".$1"));
  return Number.isNaN(moment.getTime()) ? null : moment;
}

/** A list: JSON, a Postgres array, or texts with commas between. */
export function listIn(row: ForeignRow, ...columns: string[]): string[] {
  const text = textIn(row, ...columns);
  if (text === null) return [];
  const parts = jsonList(text) ?? text.replace(/^\{|\}$/g, "").split(",");
  const names = parts.map((part) => part.trim().replace(/^"|"$/g, "")).filter(Boolean);
  return [...new Set(names)];
}

export function whole(text: string | null): number {
  const number = Number(text);
  return Number.isSafeInteger(number) && number >= 0 ? number : 0;
}

function jsonList(text: string): string[] | null {
  if (!text.startsWith("[")) return null;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter((one) => typeof one === "string") : null;
  } catch {
    return null;
  }
}
