import { expect, test } from "vitest";
import { withoutUnusedIcons } from "./removed-icons.mjs";

const sources = new Map([
  ["components/ui/icon-names.ts", 'export const iconNames = [\n  "key",\n  "key-round",\n] as const;\n'],
  [
    "app/icons.css",
    "@layer components {\n\n  .icon-key {\n    --icon: 1;\n  }\n\n  .icon-key-round {\n    --icon: 2;\n  }\n}\n",
  ],
  ["app/page.tsx", '<Icon name="key-round" />'],
]);

test("icons that nobody shows leave the list and the style sheet", () => {
  expect([...withoutUnusedIcons(sources)]).toEqual([
    ["components/ui/icon-names.ts", 'export const iconNames = [\n  "key-round",\n] as const;\n'],
    ["app/icons.css", "@layer components {\n\n  .icon-key-round {\n    --icon: 2;\n  }\n}\n"],
  ]);
});

test("nothing changes where all are used", () => {
  expect(withoutUnusedIcons(new Map([...sources, ["app/x.tsx", '<Icon name="key" />']]))).toEqual(new Map());
});
