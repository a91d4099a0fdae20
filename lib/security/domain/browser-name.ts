import Bowser from "bowser";

/** What people call the browser that sends this User-Agent, such as "Firefox on Windows". It may claim what it likes. */
export function browserName(userAgent: string | null): string {
  if (!userAgent) return "An unknown browser";
  const { browser, os } = Bowser.parse(userAgent);
  if (!browser.name) return "An unknown browser";
  return os.name ? `${browser.name} on ${os.name}` : browser.name;
}
