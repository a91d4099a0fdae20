import { describe, expect, test } from "vitest";
import { guardedLookup, isAllowed, isPublicAddress, literalAddress } from "./address-guard";

describe("a private address", () => {
  test.each([
    "127.0.0.1",
    "127.8.9.1",
    "0.0.0.0",
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.0.8",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fc00::1",
    "fd12:3456::1",
    "fec0::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "::127.0.0.1",
    "not an address",
    "",
  ])("is %s", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

test.each(["8.8.8.8", "93.184.215.14", "2606:4700:4700::1111", "::ffff:8.8.8.8"])("%s is public", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test("every way to write an IPv4 address in a URL is seen", () => {
  for (const host of ["127.1", "2130706433", "0x7f.0.0.1", "0177.0.0.1", "127.0.0.1", "[::ffff:7f00:1]", "[::1]"])
    expect(isPublicAddress(literalAddress(new URL(`http://${host}/`)) ?? "8.8.8.8"), host).toBe(false);
  expect(literalAddress(new URL("https://hooks.example/"))).toBeNull();
});

test("in clear: never to the world, unless nothing here is safe; to one's own networks where those are allowed", () => {
  const [world, own] = ["8.8.8.8", "10.0.0.1"];
  const strict = { allowPrivate: false, allowClear: false };
  expect([isAllowed(world, false, strict), isAllowed(world, true, strict)]).toEqual([true, false]);
  expect([isAllowed(own, false, strict), isAllowed(own, true, strict)]).toEqual([false, false]);
  const inside = { allowPrivate: true, allowClear: false };
  expect([isAllowed(world, true, inside), isAllowed(own, true, inside), isAllowed(own, false, inside)]).toEqual([
    false,
    true,
    true,
  ]);
});

test("a name is refused by what it leads to", async () => {
  const resolve = (allowPrivate: boolean) =>
    new Promise((done) =>
      guardedLookup(false, { allowPrivate, allowClear: false })("localhost", { all: true }, (error, addresses) =>
        done(error ? error.name : addresses),
      ),
    );
  expect(await resolve(false)).toBe("RefusedAddress");
  expect(await resolve(true)).toEqual(
    expect.arrayContaining([expect.objectContaining({ address: expect.any(String) })]),
  );
});
