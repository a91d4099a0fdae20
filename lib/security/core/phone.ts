import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js";

/** Longest text that is looked at: E.164 has fifteen digits, and people type blanks, brackets and strokes between them. */
const longest = 64;

/**
 * A phone number as it is dialled (E.164, "+4915112345678"), or null when it is none. `region` is the country of numbers that
 * are typed without one, as two letters.
 */
export function normalizePhone(value: string, region: string): string | null {
  if (value.length > longest || !/^[\d\s()+./\u2010-\u2015-]+$/.test(value)) return null;
  const parsed = parsePhoneNumberFromString(value, countryOf(region));
  return parsed?.isValid() && !parsed.ext ? parsed.number : null;
}

const countryOf = (region: string): CountryCode | undefined => (isSupportedCountry(region) ? region : undefined);

/** Enough of a number to know it by, and too little to call it: "••• 67". */
export const maskPhone = (e164: string): string => `••• ${e164.slice(-2)}`;

/** The same of an address: "al•••@example.com". */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  const local = [...email.slice(0, at)];
  return `${local.slice(0, local.length > 3 ? 2 : 1).join("")}•••${email.slice(at)}`;
}
