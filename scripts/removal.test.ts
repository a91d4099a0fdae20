import { expect, test } from "vitest";
import { removeFrom } from "./removal.mjs";

const sources = new Map([
  ["lib/a/one.ts", "export const one = 1;\n"],
  [
    "lib/b.ts",
    'import { one } from "./a/one";\n\n/** Says one. */\nexport const said = (\n  more: number,\n) =>\n  one + more;\n\nexport const list = [\n  {\n    name: "one",\n  },\n  "two",\n];\n',
  ],
  [
    "docs/a.md",
    "# A\n\n| b | `lib/b.ts`; `lib/a/one.ts` |\n| a | `lib/a/one.ts` |\n\n## One\n\nGone.\n\n## Two\n\nStays.\n",
  ],
]);
const removal = { title: "a", words: "one", files: ["lib/a"] };

test("files, pieces with their comments, what stands around a line, and sections go; the rest stays", () => {
  const { deleted, changed, complaints } = removeFrom(sources, {
    ...removal,
    pieces: { "lib/b.ts": ["a/one", "const said"] },
    around: { "lib/b.ts": ['name: "one"'] },
    sections: { "docs/a.md": ["One"] },
  });
  expect(complaints).toEqual([]);
  expect(deleted).toEqual(["lib/a/one.ts"]);
  expect(changed.get("lib/b.ts")).toBe('\nexport const list = [\n  "two",\n];\n');
  expect(changed.get("docs/a.md")).toBe("# A\n\n| b | `lib/b.ts` |\n\n## Two\n\nStays.\n");
});

test("what fits nowhere is told", () => {
  const { complaints } = removeFrom(sources, {
    ...removal,
    files: ["lib/c"],
    pieces: { "lib/b.ts": ["nothing"] },
    edits: { "lib/b.ts": [["one", "two"]] },
  });
  expect(complaints).toEqual(["lib/c is not there", "lib/b.ts: not once: one", "lib/b.ts: nothing fits nothing"]);
});
