"use client";

import { useTranslations } from "next-intl";

/** Suggests a name for a passkey that is made in this browser, other than those that are `taken`. */
export function useSuggestedName(): (taken: readonly string[]) => string {
  const t = useTranslations("security.passkeyNames");
  return (taken) => untaken(t(`devices.${deviceOf(navigator.userAgent)}`), taken);
}

const devices = [
  [/iPhone/, "iphone"],
  [/iPad/, "ipad"],
  [/Android/, "android"],
  [/CrOS/, "chromebook"],
  [/Macintosh/, "mac"],
  [/Windows/, "windows"],
  [/Linux/, "linux"],
] as const;

/** The kind of device that a browser says it runs on. */
export const deviceOf = (userAgent: string) => devices.find(([pattern]) => pattern.test(userAgent))?.[1] ?? "other";

/** The name, with a number where it is taken. */
export function untaken(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name;
  let number = 2;
  while (taken.includes(`${name} ${number}`)) number++;
  return `${name} ${number}`;
}
