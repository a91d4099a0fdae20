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

test("of a test file, groups without a test go as well, and what documents say of tests that are gone", () => {
  const { changed } = removeFrom(
    new Map([
      ["lib/a/one.ts", ""],
      [
        "lib/b.test.ts",
        'describe("all", () => {\n  test("says one", () => {\n    one();\n  });\n});\ntest("two", two);\n',
      ],
      ["docs/b.md", '| b | `lib/b.test.ts` "says one"; `lib/b.test.ts` "two" |\n'],
    ]),
    { ...removal, pieces: { "lib/b.test.ts": ['test\\("says one'] } },
  );
  expect(changed.get("lib/b.test.ts")).toBe('test("two", two);\n');
  expect(changed.get("docs/b.md")).toBe('| b | `lib/b.test.ts` "two" |\n');
});

test("of what an earlier removal has touched, some may be missing", () => {
  const lists = { ...removal, files: ["lib/a", "lib/c*"], pieces: { "lib/b.ts": ["nothing"] } };
  expect(removeFrom(sources, lists, ["lib/c1.ts", "lib/b.ts"]).complaints).toEqual([]);
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
