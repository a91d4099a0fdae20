import { lookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/** What may be asked: private addresses at all, and the world in clear. */
export type AddressPolicy = { allowPrivate: boolean; allowClear: boolean };

/** An address that is not asked. Its name is what is noted of it. */
export class RefusedAddress extends Error {
  override name = "RefusedAddress";
}

/**
 * Is this an address of the public internet? Everything that IANA has set apart is not: this machine, private networks, the
 * metadata service of clouds (169.254.169.254), ways to write IPv4 in IPv6.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== "unicast") return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(ipaddr.IPv6.parseCIDR("2000::/3"));
}

/** May this address be asked over this protocol? In clear within one's own networks, where those are allowed. */
export function isAllowed(address: string, isClear: boolean, { allowPrivate, allowClear }: AddressPolicy): boolean {
  const isPublic = isPublicAddress(address);
  return (isPublic || allowPrivate) && (!isClear || allowClear || !isPublic);
}

/** The address that stands in a URL in place of a name, or null. */
export function literalAddress({ hostname }: URL): string | null {
  const bare = hostname.replace(/^\[|\]$/g, "");
  return isIP(bare) === 0 ? null : bare;
}

/**
 * Resolves names for one connection and refuses those that lead where they must not; one bad address spoils the name. The
 * connection goes to what was looked at here, so a name that changes its mind in between gains nothing.
 */
export const guardedLookup =
  (isClear: boolean, policy: AddressPolicy): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "", 0);
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => isAllowed(address, isClear, policy)))
        return callback(new RefusedAddress("This name leads to an address that is not asked."), "", 0);
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
