import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { inProject } from "@/scripts/project.mjs";

/* docs/security.md says of each requirement of OWASP ASVS 5.0.0 what shows it. Here: that it does say so, and that it is there. */

const page = readFileSync(inProject("docs/security.md"), "utf8");

/** How many requirements each section of the standard has, and of which level, in its order: 345 in all. */
const standard: Record<string, string> = {
  ...{ "1.1": "22", "1.2": "1111122223", "1.3": "112222222223", "1.4": "222", "1.5": "123" },
  ...{ "2.1": "122", "2.2": "112", "2.3": "12223", "2.4": "23" },
  ...{ "3.1": "3", "3.2": "113", "3.3": "12223", "3.4": "11222233", "3.5": "11122333", "3.6": "3", "3.7": "22333" },
  ...{ "4.1": "12233", "4.2": "23333", "4.3": "22", "4.4": "1222" },
  ...{ "5.1": "2", "5.2": "112333", "5.3": "113", "5.4": "222" },
  ...{ "6.1": "122", "6.2": "111111112222", "6.3": "11223333", "6.4": "112233" },
  ...{ "6.5": "22222333", "6.6": "2223", "6.7": "33", "6.8": "2222" },
  ...{ "7.1": "222", "7.2": "1111", "7.3": "22", "7.4": "11222", "7.5": "223", "7.6": "22" },
  ...{ "8.1": "1233", "8.2": "1123", "8.3": "133", "8.4": "23" },
  ...{ "9.1": "111", "9.2": "1222" },
  ...{ "10.1": "22", "10.2": "223", "10.3": "22223", "10.4": "1111122222233333" },
  ...{ "10.5": "22222", "10.6": "22", "10.7": "222" },
  ...{ "11.1": "2233", "11.2": "22233", "11.3": "11233", "11.4": "1222", "11.5": "23", "11.6": "23", "11.7": "33" },
  ...{ "12.1": "12233", "12.2": "11", "12.3": "22223" },
  ...{ "13.1": "2333", "13.2": "222223", "13.3": "2233", "13.4": "1222233" },
  ...{ "14.1": "22", "14.2": "12223333", "14.3": "122" },
  ...{ "15.1": "12233", "15.2": "12233", "15.3": "1222222", "15.4": "3333" },
  ...{ "16.1": "2", "16.2": "22222", "16.3": "2222", "16.4": "222", "16.5": "2223" },
  ...{ "17.1": "23", "17.2": "22223333", "17.3": "22" },
};
const levels = new Map<string, string>(
  Object.entries(standard).flatMap(([section, all]) =>
    [...all].map((level, index) => [`${section}.${index + 1}`, level] as const),
  ),
);

/** The cells of the rows of a part of the page, without heads and lines. */
function rowsOf(heading: string): string[][] {
  const part = page.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  const lines = part.split("\n").filter((line) => line.startsWith("| ") && !/^\| (?:-+|id|requirements) /.test(line));
  return lines.map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const requirements = rowsOf("The table").map(([id = "", level = "", asks = "", here = "", shownBy = ""]) => ({
  id,
  level,
  asks,
  here,
  isMet: !here.startsWith("**No.**"),
  evidence: [...shownBy.matchAll(/`([^`]+)`(?: "([^"]+)")?/g)].map(([, file = "", title]) => ({ file, title })),
}));
const outOfScope = rowsOf("What does not apply").flatMap(([ids = "", why = ""]) =>
  ids.split(", ").map((id) => ({ id, why })),
);

describe("the table of requirements", () => {
  test("has each requirement of the standard once, with its level, or says why it does not apply", () => {
    expect(["1", "2", "3"].map((level) => [...levels.values()].filter((one) => one === level).length)).toEqual([
      70, 183, 92,
    ]);
    const named = [...requirements, ...outOfScope].map(({ id }) => id);
    expect(named.toSorted()).toEqual([...levels.keys()].toSorted());
    for (const { id, level } of requirements) expect(level, id).toBe(levels.get(id));
    for (const { id, why } of outOfScope) expect(why.length, id).toBeGreaterThan(5);
  });

  test("shows each that is met by a test or a page, and gives a reason for each that is not", () => {
    for (const { id, asks, here, isMet, evidence } of requirements) {
      expect(asks.length, id).toBeGreaterThan(3);
      expect(here.length, id).toBeGreaterThan(isMet ? 3 : 40);
      if (isMet) expect(evidence.length, id).toBeGreaterThan(0);
    }
  });

  test("names files that exist, and tests that are in them", () => {
    for (const { id, evidence } of requirements)
      for (const { file, title } of evidence) {
        expect(existsSync(inProject(file)), `${id}: ${file}`).toBe(true);
        const isTest = /\.(?:test|spec)\.tsx?$/.test(file);
        if (title) expect(titlesIn(file), `${id}: ${file}`).toContain(title);
        else expect(isTest, `${id}: which test of ${file}?`).toBe(false);
      }
  });

  test("meets all of level 1, all of level 2 but for what has a reason, four fifths of level 3, and says so above", () => {
    const share = (level: string) => {
      const all = requirements.filter((one) => one.level === level);
      const met = all.filter(({ isMet }) => isMet).length;
      const row = `| ${level} | ${all.length} | ${met} (${Math.floor((100 * met) / all.length)} %) | ${all.length - met} |`;
      expect(page.replace(/ +/g, " ").includes(row), row).toBe(true);
      return met / all.length;
    };
    expect(share("1")).toBe(1);
    expect(share("2")).toBeGreaterThan(0.9);
    expect(share("3")).toBeGreaterThanOrEqual(0.8);
  });

  test("links to places that exist", () => {
    for (const [, target = ""] of page.matchAll(/\]\(([^)\s]+)\)/g)) {
      const [file, anchor] = target.split("#");
      const text = file ? readFileSync(join(inProject("docs"), file), "utf8") : page;
      if (anchor) expect(anchorsOf(text), target).toContain(anchor);
    }
  });
});

/** All that is called a test or a group of tests in a file, as one text. */
const titlesIn = (file: string): string =>
  [
    ...readFileSync(inProject(file), "utf8").matchAll(
      /\(\s*(["'`])((?:(?!\1)[^\\\n]|\\.)+)\1,\s*(?:\w+,\s*)?(?:async\b|[({])/g,
    ),
  ]
    .map(([, , title]) => title)
    .join("\n");

const anchorsOf = (markdown: string): string[] =>
  [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, "")
      .replaceAll(" ", "-"),
  );

/** The sources of the application, by their path. */
const sources = new Map(
  ["app", "components", "lib", "scripts"]
    .flatMap((folder) =>
      readdirSync(inProject(folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(?:tsx?|mjs)$/.test(entry.name) && !/\.test\./.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name)),
    )
    .concat(inProject("middleware.ts"))
    .map((file) => [file.slice(inProject("").length).replace(/^\//, ""), readFileSync(file, "utf8")]),
);

test("cryptography is used where the page says, and nowhere else", () => {
  const keys = page.split("\n## Keys\n")[1]?.split("\n## ")[0] ?? "";
  const places = [...keys.matchAll(/`((?:lib\/|middleware)[^`]*)`/g)].map(([, place = ""]) => place);
  const uses = /"node:crypto"|\bcrypto\.(?:subtle|getRandomValues|randomUUID|createH)/;
  const users = [...sources].flatMap(([file, text]) => (!file.startsWith("scripts/") && uses.test(text) ? [file] : []));
  expect(users.length).toBeGreaterThan(15);
  expect(users.filter((file) => !places.some((place) => file.startsWith(place)))).toEqual([]);
  const idle = places.filter((place) => !users.some((file) => file.startsWith(place)));
  // Of a feature that was taken out, the page may still speak.
  expect(idle.filter((place) => existsSync(inProject(place)))).toEqual([]);
});

test("what the page says is never done is done nowhere", () => {
  const never = [
    /\bdangerouslySetInnerHTML|\.innerHTML\b/,
    /\b(?:local|session)Storage\b/,
    /\bwindow\.postMessage|addEventListener\("message"/,
    /\beval\(|\bnew Function\(|\bnew RegExp\(/,
    /"(?:node:)?child_process"/,
    /\$(?:query|execute)RawUnsafe/,
  ];
  // Our own documents, shown while developing and not there in production.
  const own = "app/docs/page.tsx";
  for (const [file, text] of sources)
    if (!file.startsWith("scripts/") && file !== own)
      for (const pattern of never) expect(text, file).not.toMatch(pattern);
});

test("no certificate goes unchecked, and no weak randomness stands for a secret", () => {
  for (const [file, text] of sources) {
    expect(text, file).not.toMatch(/rejectUnauthorized:\s*false|NODE_TLS_REJECT_UNAUTHORIZED/);
    expect(text, file).not.toMatch(/\bcreateCipheriv\("(?!aes-256-gcm)/);
  }
  // Waits may be spread by any chance.
  const spread = ["lib/db.ts", "lib/outbox/claims.ts", "lib/webhooks/claims.ts"];
  const random = [...sources].filter(([file, text]) => file.startsWith("lib/") && text.includes("Math.random("));
  expect(random.map(([file]) => file).filter((file) => !spread.includes(file))).toEqual([]);
});
