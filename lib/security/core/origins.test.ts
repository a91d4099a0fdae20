import { expect, test } from "vitest";
import { originOf } from "./origins";

const own = "https://app.example";
const listed = ["https://spa.example", "http://localhost:5173"];
const from = (headers: Record<string, string>) => originOf(new Headers(headers), { own, listed });

test("our own pages, and what no browser page sent, are ours", () => {
  expect(from({})).toBe("own");
  expect(from({ origin: own })).toBe("own");
  for (const site of ["same-origin", "none"]) expect(from({ "sec-fetch-site": site })).toBe("own");
});

test("a listed page is listed, whatever the browser calls the distance", () => {
  for (const origin of listed)
    for (const site of ["cross-site", "same-site"]) expect(from({ origin, "sec-fetch-site": site })).toBe("listed");
});

test.each([
  "https://evil.example",
  "https://app.example.evil.example",
  "https://app.example:444",
  "http://app.example",
  "https://APP.EXAMPLE.",
  "https://app.example/",
  "https://spa.example.evil.example",
  "https://evilspa.example",
  "http://spa.example",
  "https://spa.example:8443",
  "https://SPA.example",
  "http://localhost:51730",
  "null",
  "*",
  "",
])("AT-136: %j is foreign", (origin) => {
  expect(from({ origin })).toBe("foreign");
  expect(from({ origin, "sec-fetch-site": "same-origin" })).toBe("foreign");
});

test("AT-133: a page that hides its origin but not its distance is foreign", () => {
  for (const site of ["cross-site", "same-site"]) {
    expect(from({ "sec-fetch-site": site })).toBe("foreign");
    expect(from({ origin: own, "sec-fetch-site": site })).toBe("foreign");
  }
});
