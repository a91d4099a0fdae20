import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import { parseSender } from "@/lib/mail/message";
import { filesUnderNewName } from "./new-name.mjs";
import { root } from "./project.mjs";

const files = [
  "lib/security/config.ts",
  "package.json",
  "package-lock.json",
  "README.md",
  "app/icon.svg",
  "scripts/dev.mjs",
  "scripts/check-config.ts",
  "scripts/bootstrap.mjs",
].filter((file) => existsSync(path.join(root, file)));

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "gatehouse-rename-"));
  for (const file of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    cpSync(path.join(root, file), path.join(folder, file));
  }
});

/** Renames the copy; answers the files that changed. */
function rename(naming: { name: string; title?: string; mailFrom?: string }): string[] {
  const changed = filesUnderNewName(folder, { title: undefined, mailFrom: undefined, ...naming });
  for (const [file, text] of changed) writeFileSync(path.join(folder, file), text);
  return [...changed.keys()];
}
const textOf = (file: string) => readFileSync(path.join(folder, file), "utf8");
const sender = () => JSON.parse(/sender: ("(?:[^"\\]|\\.)*")/.exec(textOf("lib/security/config.ts"))?.[1] ?? '""');

test("a new name arrives everywhere it is said, and only there", () => {
  expect(rename({ name: "Twelve Towers", title: "Towers: help", mailFrom: "help@towers.example" })).toEqual(files);
  const config = textOf("lib/security/config.ts");
  for (const line of [
    'appName: "Twelve Towers"',
    'appTitle: "Towers: help"',
    'issuer: "Twelve Towers"',
    'rpName: "Twelve Towers"',
  ])
    expect(config).toContain(line);
  expect(sender()).toBe("Twelve Towers <help@towers.example>");
  expect(JSON.parse(textOf("package.json")).name).toBe("twelve-towers");
  const lock = JSON.parse(textOf("package-lock.json"));
  expect([lock.name, lock.packages[""].name]).toEqual(["twelve-towers", "twelve-towers"]);
  expect(textOf("README.md")).toMatch(/^# Twelve Towers\n/);
  expect(textOf("scripts/dev.mjs")).toMatch(/\n {2}Twelve Towers {3}\$\{process\.env\.APP_URL\}/);
  // Names of tables, cookies and programs are nobody's business.
  const prefix = /prefix: "\w+"/;
  expect(prefix.exec(config)?.[0]).toBe(
    prefix.exec(readFileSync(path.join(root, "lib/security/config.ts"), "utf8"))?.[0],
  );
});

test("the same once more changes nothing", () => {
  const naming = { name: "Twelve Towers", mailFrom: "Help, at Towers <help@towers.example>" };
  rename(naming);
  expect(rename(naming)).toEqual([]);
  expect(parseSender(sender())).toEqual({ name: "Help, at Towers", address: "help@towers.example" });
});

test("there and back again leaves no trace", () => {
  rename({ name: "Acme" });
  const before = files.map(textOf);
  rename({ name: "Bücher & Söhne {Köln} `$1`" });
  expect(JSON.parse(textOf("package.json")).name).toBe("bucher-sohne-koln-1");
  expect(sender()).toMatch(/^Bücher & Söhne \{Köln\} `\$1` </);
  rename({ name: "Acme" });
  expect(files.map(textOf)).toEqual(before);
});

test.each([
  ["", "empty"],
  [" Acme", "space around it"],
  ["A <b>", "a tag"],
  ["A\nB", "two lines"],
  ['"A"', "quotes"],
])("a name that could break out is refused: %j (%s)", (name) => {
  expect(() => rename({ name })).toThrow(/must be|needs/);
});

test.each(["nobody", "a@b, c@d", "Name <a b@c>", "A <a@b> B"])(
  "a sender that is no address is refused: %s",
  (mailFrom) => {
    expect(() => rename({ name: "Acme", mailFrom })).toThrow("must be an address");
  },
);
