/**
 * The address of the client, or null when nothing trustworthy names it. Behind N trusted proxies it is the N-th entry from
 * the right of X-Forwarded-For: what stands further left, the client may have written. Without proxies it is the address of
 * the connection. IPv6 is cut to its /64, which one customer holds as a whole (RFC 6177).
 */
export function clientAddress(from: {
  forwarded: string | null;
  peer: string | null;
  trustedProxies: number;
  peerKey: string | null;
}): string | null {
  if (from.trustedProxies > 0) {
    const hops = (from.forwarded ?? "").split(",").map((hop) => hop.trim());
    return canonical(hops.at(-from.trustedProxies) ?? "");
  }
  const [key, address] = split(from.peer ?? "");
  return from.peerKey && key === from.peerKey ? canonical(address) : null;
}

/** "key.address": an IPv4 address has dots too, so only the first one counts. */
function split(peer: string): [string, string] {
  const dot = peer.indexOf(".");
  return dot < 0 ? ["", ""] : [peer.slice(0, dot), peer.slice(dot + 1)];
}

function canonical(address: string): string | null {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (/^(\d{1,3}\.){3}\d{1,3}$/.test(plain))
    return plain.split(".").every((part) => Number(part) <= 255) ? plain : null;
  if (!/^[0-9a-f:]{2,39}$/i.test(plain)) return null;
  try {
    const [head = "", tail] = new URL(`http://[${plain}]/`).hostname.slice(1, -1).split("::");
    const left = head === "" ? [] : head.split(":");
    const right = tail === undefined || tail === "" ? [] : tail.split(":");
    const groups =
      tail === undefined ? left : [...left, ...Array<string>(8 - left.length - right.length).fill("0"), ...right];
    return `${groups.slice(0, 4).join(":")}::/64`;
  } catch {
    return null;
  }
}
