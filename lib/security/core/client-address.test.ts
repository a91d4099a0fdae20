import { describe, expect, test } from "vitest";
import { clientAddress } from "./client-address";

const behind = (trustedProxies: number, forwarded: string | null) =>
  clientAddress({ forwarded, peer: null, trustedProxies, peerKey: null });

describe("clientAddress", () => {
  test("AT-049: without trusted proxies a forwarded header says nothing", () => {
    expect(behind(0, "203.0.113.9")).toBeNull();
    expect(clientAddress({ forwarded: "203.0.113.9", peer: "key.127.0.0.1", trustedProxies: 0, peerKey: "key" })).toBe(
      "127.0.0.1",
    );
    expect(clientAddress({ forwarded: null, peer: "guess.127.0.0.1", trustedProxies: 0, peerKey: "key" })).toBeNull();
    expect(clientAddress({ forwarded: null, peer: ".127.0.0.1", trustedProxies: 0, peerKey: null })).toBeNull();
  });

  test("behind proxies the entry that the outermost trusted one wrote counts", () => {
    expect(behind(1, "6.6.6.6, 203.0.113.9")).toBe("203.0.113.9");
    expect(behind(2, "6.6.6.6, 203.0.113.9, 10.0.0.1")).toBe("203.0.113.9");
    expect(behind(2, "203.0.113.9")).toBeNull();
  });

  test("IPv6 counts by its /64, mapped IPv4 as IPv4", () => {
    expect(behind(1, "2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2::/64");
    expect(behind(1, "2001:db8:1:2::9")).toBe("2001:db8:1:2::/64");
    expect(behind(1, "::1")).toBe("0:0:0:0::/64");
    expect(behind(1, "::ffff:203.0.113.9")).toBe("203.0.113.9");
  });

  test.each(["", "' OR 1=1--", "::1%eth0", "1.2.3.4.5", "999.1.1.1", "a".repeat(10_000), ":::::", "1.2.3.4\n5.6.7.8"])(
    "AT-050: %j is no address",
    (value) => {
      expect(behind(1, value)).toBeNull();
    },
  );
});
