import { expect, test } from "vitest";
import { wantsJson } from "./negotiation";

const asks = (headers: Record<string, string>) => wantsJson(new Headers(headers));

test("a JSON body or a preference for JSON wants JSON", () => {
  expect(asks({ accept: "application/json" })).toBe(true);
  expect(asks({ accept: "text/html;q=0.5, application/json" })).toBe(true);
  expect(asks({ "content-type": "application/json; charset=utf-8", accept: "*/*" })).toBe(true);
  expect(asks({ "content-type": "application/problem+json" })).toBe(true);
});

test("anything at all, HTML first, an action or nothing wants a page", () => {
  for (const accept of [
    "*/*",
    "text/html, application/json",
    "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1",
    "application/json;q=0",
  ])
    expect(asks({ accept })).toBe(false);
  expect(asks({})).toBe(false);
  expect(asks({ accept: "application/json", "next-action": "abc" })).toBe(false);
});
