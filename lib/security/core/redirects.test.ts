import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type RedirectPolicy, safeTarget } from "./redirects";

const own: RedirectPolicy = {
  origin: "https://app.example",
  allowSubdomains: false,
  baseDomain: null,
  allowedSubdomains: [],
};
const lines = (text: string): string[] => text.split("|");
const hostile: Record<string, string[]> = {
  "AT-153: another host": lines(
    "http://evil.example|https://evil.example/x|http:///evil.example|//evil.example|///evil.example|http:evil.example|https:/evil.example|evil.example",
  ),
  "AT-153: dots that end in two slashes": lines(
    "/.//evil.example|/..//evil.example|/a/..//evil.example|.//evil.example|..//evil.example",
  ),
  "AT-154: back-slashes": lines(
    "\\\\\\evil.example|/\\evil.example|\\/evil.example|/\\/evil.example|\\evil.example|\\\\evil.example|/%5Cevil.example",
  ),
  "AT-155: controls and blanks": [
    ...lines(
      " //evil.example|\t//evil.example|/\t/evil.example|/\n/evil.example|/\r\n/evil.example|\u0001//evil.example|\u200a//evil.example",
    ),
    ...lines("/%2f/evil.example|%2f%2fevil.example|/%09/evil.example|/%0a/evil.example|/%0d%0a/evil.example"),
    ...lines("/ok%0d%0aSet-Cookie:x| /account|/account\u0000"),
  ],
  "AT-157: our name inside another's": lines(
    "https://app.example@evil.example|https://app.example.evil.example|https://app.example%2eevil.example|https://evil.example\\.app.example|//evil.example:443\\@app.example|https://u:p@app.example/",
  ),
  "AT-158: another scheme": lines(
    "javascript:alert(1)|JaVaScRiPt:alert(1)|java\nscript:x|data:text/html,x|vbscript:x|blob:https://app.example/x|file:///etc/passwd",
  ),
  "AT-160: foreign alphabets and encoded names": lines(
    "//evil\u3002example|//\u2460\u2461\u2466.0.0.1|https://app.example\u3002evil.example|//%65vil.example|\uff0f\uff0fevil.example",
  ),
  "AT-163: nearly our origin": lines("http://app.example/|https://app.example:444/|https://app.example./"),
};

describe("safeTarget", () => {
  test.each(Object.entries(hostile).flatMap(([what, values]) => values.map((value) => [what, value])))(
    "%s: %j is not ours",
    (_, value) => {
      expect(safeTarget(value, own)).toBeNull();
    },
  );

  test("own pages are kept with query and fragment, and become relative", () => {
    expect(safeTarget("/account?a=1#top", own)).toBe("/account?a=1#top");
    expect(safeTarget("https://app.example/account", own)).toBe("/account");
  });

  test.each([["a"], { a: 1 }, 1, null, undefined, "/x".repeat(2000)])("AT-161: %j is no target", (value) => {
    expect(safeTarget(value, own)).toBeNull();
  });

  test.each([
    "/api/auth/signout",
    "/api/auth/callback/ticket?ticket=x",
    "/api",
    "/API/me",
    "/%61pi/me",
    "/account/../api/me",
    "https://app.example/api/security/logout",
    "/_next/static/chunks/main.js",
    "/_next/image?url=x",
    "/%",
    `/login?next=${"/login?next=".repeat(200)}`,
  ])("AT-166: %j is no page", (value) => {
    expect(safeTarget(value, own)).toBeNull();
  });

  test("AT-166: what only looks like it is a page", () => {
    for (const page of ["/apiary", "/account?next=/api/me", "/docs/api", "/logout"])
      expect(safeTarget(page, own)).toBe(page);
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
