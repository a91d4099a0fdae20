import { request as requestInClear } from "node:http";
import { request as requestSafely } from "node:https";
import { type AddressPolicy, guardedLookup, isAllowed, literalAddress, RefusedAddress } from "./address-guard";

const timeout = 10_000;

/**
 * Posts a body to a foreign address and answers the status. Ten seconds in all, a connection of its own, no redirects, and of
 * the answer nothing but its status. Rejects with RefusedAddress where the policy forbids the address, and as Node does
 * where nobody answers.
 */
export function post(
  target: string,
  { body, headers, policy }: { body: string; headers: Record<string, string>; policy: AddressPolicy },
): Promise<number> {
  const url = new URL(target);
  const isClear = url.protocol === "http:";
  const literal = literalAddress(url);
  if (literal !== null && !isAllowed(literal, isClear, policy))
    return Promise.reject(new RefusedAddress("This address is not asked."));
  return new Promise((resolve, reject) => {
    const outgoing = (isClear ? requestInClear : requestSafely)(url, {
      method: "POST",
      agent: false,
      headers: { ...headers, "content-length": `${Buffer.byteLength(body)}` },
      lookup: guardedLookup(isClear, policy),
      signal: AbortSignal.timeout(timeout),
    });
    outgoing.on("response", (response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
