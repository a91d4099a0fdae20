import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { inProject, root } from "@/scripts/project.mjs";
import { projectTexts } from "@/scripts/project-texts.mjs";
import { type Removal, removeFrom } from "@/scripts/removal.mjs";
import { rules } from "./support/architecture-rules";
import { catalogueOf } from "./support/catalogues";
import { importsOf, isApplication, readSources } from "./support/sources";
import { keyFaults } from "./support/text-uses";

const record = inProject("scripts/removed.json");
const earlier: string[] = existsSync(record)
  ? Object.values<string[]>(JSON.parse(readFileSync(record, "utf8"))).flat()
  : [];
const features = readdirSync(inProject("scripts/removals")).map((name) => path.basename(name, ".mjs"));
const texts = projectTexts(root);
const sources = readSources(root);

/** The sources without a feature. Each removal is checked whole, in a copy, by tests/soak/removals.test.ts. */
async function without(feature: string) {
  const removal: Removal = (await import(`../scripts/removals/${feature}.mjs`)).default;
  const { changed, complaints, ...rest } = removeFrom(texts, removal, earlier);
  const deleted = [...rest.deleted, `scripts/removals/${feature}.mjs`];
  const left = new Map([...sources].filter(([name]) => !deleted.includes(name)));
  for (const [name, text] of changed) if (left.has(name)) left.set(name, text);
  const english = [...texts.keys()].filter((name) => name.startsWith("messages/en/") && name.endsWith(".json"));
  const catalogue = catalogueOf(english.map((name) => [name, changed.get(name) ?? texts.get(name) ?? ""]));
  return { removal, deleted, complaints, left, catalogue };
}

test("the lists are read", () => expect(texts.has("README.md")).toBe(true));

describe.each(features)("without %s", (feature) => {
  test("what its list names is still there to be removed", async () => {
    expect((await without(feature)).complaints).toEqual([]);
  });

  test("nothing that is left imports what is gone", async () => {
    const { deleted, left } = await without(feature);
    const dangling = [...left.keys()].flatMap((name) =>
      importsOf(left, name)
        .filter((target) => deleted.some((one) => one.replace(/\.\w+$/, "") === target.replace(/\.\w+$/, "")))
        .map((target) => `${name}: ${target}`),
    );
    expect(dangling).toEqual([]);
  });

  test("the application does not speak of it any more", async () => {
    const { removal, left } = await without(feature);
    const words = new RegExp(removal.words, "i");
    const speaking = [...left]
      .filter(([name]) => isApplication(name) && !removal.mentions?.includes(name))
      .filter(([, text]) => words.test(text));
    expect(speaking.map(([name]) => name)).toEqual([]);
  });

  test("no text is left that nothing uses, or gone that something needs", async () => {
    const { left, catalogue } = await without(feature);
    const refusals = left.get("lib/security/core/errors.ts")?.matchAll(/^ {2}([A-Z_]+): \d/gm) ?? [];
    const ofTable = [...refusals].map(([, key]) => `errors.${key}`);
    expect(keyFaults(catalogue, left, ofTable)).toEqual([]);
  });

  test.each(Object.entries(rules))("%s", async (_, rule) => {
    expect(rule((await without(feature)).left)).toEqual([]);
  });
});

test.each([
  ["first to last", features],
  ["last to first", features.toReversed()],
])("all go, one after the other, %s", async (_, order) => {
  const left = new Map(texts);
  const touched = [...earlier];
  for (const feature of order) {
    const removal: Removal = (await import(`../scripts/removals/${feature}.mjs`)).default;
    const { deleted, changed, complaints } = removeFrom(left, removal, touched);
    expect(complaints, feature).toEqual([]);
    for (const [name, text] of changed) left.set(name, text);
    for (const name of [...deleted, `scripts/removals/${feature}.mjs`]) left.delete(name);
    touched.push(...deleted, ...changed.keys());
  }
  const dangling = [...left.keys()].flatMap((name) =>
    importsOf(left, name).filter((file) => texts.has(file) && !left.has(file)),
  );
  expect(dangling).toEqual([]);
});
