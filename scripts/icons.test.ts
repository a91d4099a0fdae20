import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readSources } from "@/tests/support/sources";
import { iconNames, iconStyles } from "./icons.mjs";
import { inProject, root } from "./project.mjs";

test("the style sheet has every icon as Lucide draws it", () => {
  expect(readFileSync(inProject("app/icons.css"), "utf8")).toBe(iconStyles(iconNames()));
});

test("every icon of the list is used", () => {
  const sources = [...readSources(root)].filter(
    ([file]) => /^(?:app|components)\//.test(file) && !/icon-names/.test(file),
  );
  const text = sources.map(([, code]) => code).join("\n");
  expect(iconNames().filter((name) => !text.includes(`"${name}"`))).toEqual([]);
});

test("a name that Lucide does not have is refused", () => {
  expect(() => iconStyles(["no-such-icon"])).toThrow(/no-such-icon/);
});
