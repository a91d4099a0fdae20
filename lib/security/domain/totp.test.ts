import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newTotpSecret, prettySecret, totpStep, totpUri } from "./totp";

/** The key of the vectors of RFC 4226 and RFC 6238: the ASCII text 12345678901234567890, in base32. */
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const at = (second: number) => new Date(second * 1000);

describe("one-time codes by time", () => {
  test.each([
    [0, "755224"],
    [1, "287082"],
    [2, "359152"],
    [3, "969429"],
    [4, "338314"],
    [5, "254676"],
    [6, "287922"],
    [7, "162583"],
    [8, "399871"],
    [9, "520489"],
  ])("RFC 4226, appendix D: counter %i gives %s", (counter, code) => {
    expect(totpStep(secret, code, at(counter * 30), 0)).toBe(counter);
  });

  // The vectors have eight digits; codes of six are their last ones.
  test.each([
    [59, "94287082"],
    [1111111109, "07081804"],
    [1111111111, "14050471"],
    [1234567890, "89005924"],
    [2000000000, "69279037"],
    [20000000000, "65353130"],
  ])("RFC 6238, appendix B: at second %i it is %s", (second, code) => {
    expect(totpStep(secret, code.slice(2), at(second), 0)).toBe(Math.floor(second / 30));
  });

  test("a code is taken so long before and after its time, and says of which step it is", () => {
    const code = "287082"; // of seconds 30 to 59
    for (const second of [30, 59, 60, 119, 149, 179]) expect(totpStep(secret, code, at(second), 120_000)).toBe(1);
    expect(totpStep(secret, code, at(180), 120_000)).toBeNull();
    expect(totpStep(secret, "359152", at(0), 60_000)).toBe(2);
    expect(totpStep(secret, code, at(60), 0)).toBeNull();
  });

  test.each(["", "28708", "2870820", "28708２", " 287082", "287082\n", "-28708", "28708e"])(
    "%j is no code, and no error",
    (code) => {
      expect(totpStep(secret, code, at(59), 120_000)).toBeNull();
    },
  );
});

describe("the secret", () => {
  test("has 160 bits and is another one each time", () => {
    const secrets = Array.from({ length: 50 }, newTotpSecret);
    for (const one of secrets) expect(one).toMatch(/^[A-Z2-7]{32}$/);
    expect(new Set(secrets).size).toBe(50);
  });

  test("is shown in eight groups of four", () => {
    expect(prettySecret(secret)).toBe("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
  });

  test("AT-197: its address is whole, whatever issuer and account are called", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), fc.string({ minLength: 1 }), (issuer, account) => {
        const { host, pathname, searchParams } = new URL(totpUri(secret, account, issuer));
        return (
          host === "totp" &&
          pathname.split(":").length === 2 &&
          [...searchParams.keys()].join() === "secret,issuer" &&
          searchParams.get("secret") === secret &&
          searchParams.get("issuer") === issuer.replaceAll(":", " ")
        );
      }),
    );
  });
});
