const timeout = 5000;
const timeoutInAll = 10_000;
const longestAnswer = 256 * 1024;

/** Calls of one hand-shake to its provider, and whether one of them met nobody. */
export type GuardedFetch = { fetch: typeof fetch; sawOutage(): boolean };

/**
 * For calls to a provider: five seconds each and ten in all, 256 KiB at most, no redirects, and nothing in clear except on
 * this machine.
 * A refusal of ours rejects with a TypeError, as fetch does.
 */
export function guardedFetch(): GuardedFetch {
  let outage = false;
  const end = AbortSignal.timeout(timeoutInAll);
  return {
    sawOutage: () => outage,
    async fetch(input, init) {
      const url = new URL(input instanceof Request ? input.url : input);
      if (!isPrivate(url)) throw new TypeError("A provider is asked over https only.");
      try {
        const signal = AbortSignal.any([end, AbortSignal.timeout(timeout)]);
        const response = await fetch(input, { ...init, redirect: "manual", signal });
        if (response.status >= 500) outage = true;
        const body = await readAtMost(response, longestAnswer);
        const { status, headers } = response;
        return new Response(body.length > 0 ? new Uint8Array(body) : null, { status, headers });
      } catch (error) {
        outage = true;
        throw error;
      }
    },
  };
}

/** Nobody on the way can read along: https, or a server on this machine. */
export const isPrivate = ({ protocol, hostname }: URL): boolean =>
  protocol === "https:" || (protocol === "http:" && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname));

async function readAtMost(response: Response, most: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.length;
    if (length > most) {
      await reader?.cancel();
      throw new TypeError("The provider's answer is too long.");
    }
    parts.push(part.value);
  }
  return Buffer.concat(parts);
}
