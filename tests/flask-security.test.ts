import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { securityConfig } from "@/lib/security/config";
import { settings } from "@/lib/security/core/settings";
import { inProject } from "@/scripts/project.mjs";

/* docs/from-flask-security.md says where everything of Flask-Security is. Here it is held to that. */

const text = readFileSync(inProject("docs/from-flask-security.md"), "utf8");

/** The cells of the tables between two headings of the page, without the heads. */
function rowsOf(heading: string, until: string): string[][] {
  const part = text.slice(
    text.indexOf(`\n## ${heading}\n`),
    until === "" ? undefined : text.indexOf(`\n## ${until}\n`),
  );
  return part
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) =>
      line
        .slice(2, -2)
        .split(" | ")
        .map((cell) => cell.trim()),
    );
}
const bare = (cell: string | undefined) => (cell ?? "").replaceAll("`", "");

const partOf = (whole: unknown, key: string): unknown =>
  typeof whole === "object" && whole !== null ? Reflect.get(whole, key) : undefined;

/** What a pattern finds in a source; those of the web cannot be loaded here. */
const keysIn = (file: string, pattern: RegExp) =>
  [...readFileSync(inProject(file), "utf8").matchAll(pattern)].map(([, key]) => key ?? "");

describe("settings", () => {
  const rows = rowsOf("Settings", "Endpoints").filter((cells) => cells.length === 3);
  const names = rows.map(([name]) => bare(name));

  test("all of Flask-Security's 257 are there, and each once", () => {
    expect(new Set(names).size).toBe(names.length);
    expect(text.slice(0, text.indexOf("### Of our own")).match(/^\| `[A-Z0-9_]+` *\| /gm)).toHaveLength(257);
  });

  test("all that can be set are there", () => {
    expect(Object.keys(settings).filter((name) => !names.includes(name))).toEqual([]);
  });

  test.each(rows)("%s: %s, at %s", (cell, value, place) => {
    const setting = settings[bare(cell)];
    // The value is the one of Gatehouse as it comes; whoever builds on it changes theirs.
    if (setting) expect([value === "–", bare(place)]).toEqual([false, setting.path]);
    // What is no setting has a reason, or belonged to a feature that was taken out of the configuration.
    else if (value !== "–") expect(bare(place).split(".").reduce<unknown>(partOf, securityConfig)).toBeUndefined();
    else expect((place ?? "").length).toBeGreaterThan(5);
  });
});

test("each endpoint that is named is there", () => {
  const tables = readdirSync(inProject("lib/security/web")).filter((name) => name.endsWith("endpoints.ts"));
  const paths = new Set(tables.flatMap((name) => keysIn(`lib/security/web/${name}`, /^ {2}"[A-Z]+ ([^"]+)"/gm)));
  const named = rowsOf("Endpoints", "Events").map(([, path]) => bare(path));
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((path) => path !== "–" && !paths.has(path))).toEqual([]);
});

test("each event that is named is there", () => {
  const named = rowsOf("Events", "").map(([name]) => bare(name?.replace("|", "").trim()));
  expect(named.length).toBeGreaterThan(10);
  const events = keysIn("lib/security/core/events.ts", /^ {2}(\w+): /gm);
  expect(named.filter((name) => !events.includes(name))).toEqual([]);
});
