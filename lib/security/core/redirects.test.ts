import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type RedirectPolicy, safeTarget } from "./redirects";

const own: RedirectPolicy = {
  origin: "https://app.example",
  allowSubdomains: false,
  baseDomain: null,
  allowedSubdomains: [],
};
const hostile = [
  ..."http://evil.example|https://evil.example/x|http:///evil.example|//evil.example|///evil.example|http:evil.example|https:/evil.example".split(
    "|",
  ),
  ..."\\\\\\evil.example|/\\evil.example|\\/evil.example|/\\/evil.example|\\evil.example|/%5Cevil.example".split("|"),
  ..." //evil.example|\t//evil.example|/\t/evil.example|/\n/evil.example|/\r\n/evil.example|\u0001//evil.example|\u200a//evil.example".split(
    "|",
  ),
  ..."/%2f/evil.example|%2f%2fevil.example|/%09/evil.example|/%0a/evil.example|/ok%0d%0aSet-Cookie:x".split("|"),
  ..."https://app.example@evil.example|https://app.example.evil.example|https://app.example%2eevil.example|https://evil.example\\.app.example".split(
    "|",
  ),
  ..."javascript:alert(1)|JaVaScRiPt:alert(1)|java\nscript:x|data:text/html,x|vbscript:x|blob:https://app.example/x|file:///etc/passwd".split(
    "|",
  ),
  ..."/.//evil.example|/..//evil.example|/a/..//evil.example|.//evil.example|..//evil.example|evil.example".split("|"),
  ..."//evil\u3002example|https://app.example\u3002evil.example|//%65vil.example|\uff0f\uff0fevil.example".split("|"),
  ..."http://app.example/|https://app.example:444/|https://app.example./|https://u:p@app.example/|".split("|"),
];

describe("safeTarget", () => {
  test.each(hostile)("AT-153 to AT-163: %j is not ours", (value) => {
    expect(safeTarget(value, own)).toBeNull();
  });

  test("own pages are kept with query and fragment, and become relative", () => {
    expect(safeTarget("/account?a=1#top", own)).toBe("/account?a=1#top");
    expect(safeTarget("https://app.example/account", own)).toBe("/account");
  });

  test.each([["a"], { a: 1 }, 1, null, undefined, "/x".repeat(2000)])("AT-161: %j is no target", (value) => {
    expect(safeTarget(value, own)).toBeNull();
  });

  test("listed sub-domains of another base are followed, look-alikes are not", () => {
    const policy = { ...own, baseDomain: "bigidea.org", allowedSubdomains: ["my.photo", "blog"] };
    expect(safeTarget("http://my.photo.bigidea.org/image", policy)).toBe("http://my.photo.bigidea.org/image");
    for (const bad of [
      "blog2.bigidea.org",
      "bigidea.org",
      "blog.bigidea.org.evil.example",
      "evilbigidea.org",
      "a.blog.bigidea.org",
    ])
      expect(safeTarget(`http://${bad}/x`, policy)).toBeNull();
  });

  test("own sub-domains are followed only where that is switched on, and only behind a dot", () => {
    const policy = { ...own, allowSubdomains: true };
    expect(safeTarget("https://docs.app.example/x", own)).toBeNull();
    expect(safeTarget("https://docs.app.example/x", policy)).toBe("https://docs.app.example/x");
    expect(safeTarget("https://evilapp.example/x", policy)).toBeNull();
  });

  test("whatever comes out, a browser that resolves it stays on our origin", () => {
    const piece = fc.constantFrom(
      "/",
      "\\",
      "//",
      "..",
      ".",
      "%2f",
      "%5c",
      "\t",
      " ",
      "@",
      ":",
      "evil.example",
      "app.example",
      "https:",
      "a",
      "?",
      "#",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 8 }).map((parts) => parts.join("")),
        ),
        (value) => {
          const target = safeTarget(value, own);
          if (target === null) return;
          expect(new URL(target, own.origin).origin).toBe(own.origin);
          expect(target).toMatch(/^\/(?![/\\])/);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
