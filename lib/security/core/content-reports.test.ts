import { expect, test } from "vitest";
import { readContentReports } from "./content-reports";

const page = "https://app.example.com/reset/s3cret-token?next=%2Faccount#part";

test("both forms that browsers send say the same", () => {
  const expected = [{ directive: "script-src-elem", blocked: "https://evil.example", page: "/reset" }];
  expect(
    readContentReports({
      "csp-report": {
        "document-uri": page,
        "effective-directive": "script-src-elem",
        "blocked-uri": "https://evil.example/x.js?stolen=1",
        "script-sample": "s3cret",
      },
    }),
  ).toEqual(expected);
  expect(
    readContentReports([
      { type: "deprecation", body: { id: "x" } },
      {
        type: "csp-violation",
        url: page,
        body: { documentURL: page, effectiveDirective: "script-src-elem", blockedURL: "https://evil.example/x.js" },
      },
    ]),
  ).toEqual(expected);
});

test("what a browser names by a word stays a word, and an older browser names the whole directive", () => {
  expect(
    readContentReports({
      "csp-report": {
        "document-uri": "https://a.example/",
        "violated-directive": "img-src 'self'",
        "blocked-uri": "inline",
      },
    }),
  ).toEqual([{ directive: "img-src", blocked: "inline", page: "/" }]);
  expect(
    readContentReports({ "csp-report": { "effective-directive": "img-src", "blocked-uri": "data:text/html,s3cret" } }),
  ).toEqual([{ directive: "img-src", blocked: "data:", page: "unknown" }]);
});

test("nothing else that was sent comes through, and no more than ten", () => {
  const hostile = 'x"\n{"level":60}\u001b[31m'.repeat(50);
  const reports = readContentReports(
    Array.from({ length: 50 }, () => ({
      type: "csp-violation",
      body: { documentURL: `https://a.example/${hostile}`, effectiveDirective: hostile, blockedURL: hostile },
    })),
  );
  expect(reports).toHaveLength(10);
  expect(reports?.[0]).toEqual({ directive: "x", blocked: "unknown", page: "unknown" });
});

test.each(
  [null, "text", 1, {}, [1], [{ body: {} }], Array(101).fill({ type: "csp-violation", body: {} })].map((sent) => [
    sent,
  ]),
)("%j is no report, or one of nothing", (sent) => {
  expect(readContentReports(sent) ?? []).toEqual([]);
});
