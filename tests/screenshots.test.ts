import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { picturesOf } from "@/e2e/screenshots/picture-names";
import { inProject } from "@/scripts/project.mjs";

/** Paths of the pages, as Next makes them of folders: a name in round brackets is none. */
const pages = readdirSync(inProject("app"), { recursive: true, encoding: "utf8" })
  .map((name) => name.split(path.sep).join("/"))
  .filter((name) => /(?:^|\/)page\.tsx$/.test(name))
  .map(
    (name) =>
      `/${name
        .split("/")
        .slice(0, -1)
        .filter((part) => !part.startsWith("("))
        .join("/")}`,
  );

test("the pages are found", () => expect(pages.length).toBeGreaterThan(20));

test.each(pages)("%s has its pictures; if not: npm run screenshots", (page) => {
  const missing = picturesOf(page).filter((name) => !existsSync(inProject("docs/screenshots", name)));
  expect(missing).toEqual([]);
});

test("no two pages share a picture", () => {
  const names = pages.flatMap(picturesOf);
  expect(new Set(names).size).toBe(names.length);
});
