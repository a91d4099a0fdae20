import { expect, test } from "vitest";
import { withoutTexts } from "./removed-texts.mjs";

const area = (texts: object) => `${JSON.stringify(texts, null, 2)}\n`;
const sources = new Map([
  [
    "messages/en/a.json",
    area({ one: { title: "One", form: { submit: "Go" } }, two: "Two", ONE_IS: "1", ONE_WAS: "0" }),
  ],
  ["messages/de/a.json", area({ one: { title: "Eins", form: { submit: "Los" } }, two: "Zwei", ONE_IS: "1" })],
  ["messages/en/b.json", area({ one: "Another" })],
]);

test("a text, all below a place, and what begins alike go in every language; what is empty then goes as well", () => {
  const { changed, missing } = withoutTexts(sources, ["a.one.title", "a.one.form", "a.ONE_*"]);
  expect(missing).toEqual([]);
  expect([...changed]).toEqual([
    ["messages/en/a.json", area({ two: "Two" })],
    ["messages/de/a.json", area({ two: "Zwei" })],
  ]);
});

test("a place that no language has is told", () => {
  expect(withoutTexts(sources, ["a.three", "c.one"]).missing).toEqual(["a.three", "c.one"]);
});
