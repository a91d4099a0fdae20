import { Resolver } from "node:dns/promises";

/** Does the domain name a mail exchanger, or at least a host? Unreachable DNS counts as yes: an outage refuses nobody. */
export async function acceptsMail(domain: string): Promise<boolean> {
  const resolver = new Resolver({ timeout: 2000, tries: 1 });
  try {
    const exchangers = await resolver.resolveMx(domain);
    // RFC 7505: a single exchanger "." says that the domain takes no mail.
    return exchangers.some(({ exchange }) => exchange !== "" && exchange !== ".");
  } catch (error) {
    if (codeOf(error) === "ENOTFOUND") return false;
    if (codeOf(error) !== "ENODATA") return true;
  }
  try {
    return (await resolver.resolve(domain)).length > 0;
  } catch (error) {
    return codeOf(error) !== "ENODATA" && codeOf(error) !== "ENOTFOUND";
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && "code" in error ? error.code : undefined);
