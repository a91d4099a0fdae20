import { execFile } from "node:child_process";
import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inProject, root } from "@/scripts/project.mjs";

const run = promisify(execFile);
const features = readdirSync(inProject("scripts/removals")).map((name) => path.basename(name, ".mjs"));
const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-removal-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ownToEachCopy = [".next", ".data", ".git", "node_modules", "test-results", "playwright-report"];

/** Fills the copy with the sources as they are here; what npm installed is linked, file by file, once. */
function freshCopy(): void {
  for (const name of readdirSync(folder))
    if (name !== "node_modules") rmSync(path.join(folder, name), { recursive: true });
  cpSync(root, folder, { recursive: true, filter: (from) => !ownToEachCopy.includes(path.relative(root, from)) });
  // Turbopack follows no link that leads out of the project.
  if (!existsSync(path.join(folder, "node_modules")))
    linkTree(inProject("node_modules"), path.join(folder, "node_modules"));
}

function linkTree(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else linkSync(source, target);
  }
}

// The build and the tests in the copy choose their own mode.
const surroundings: NodeJS.ProcessEnv = { ...process.env };
Reflect.deleteProperty(surroundings, "NODE_ENV");

/** Runs a program in the copy; throws with its output. */
const inCopy = (...args: string[]) =>
  run(process.execPath, args, {
    cwd: folder,
    maxBuffer: 64_000_000,
    env: {
      ...surroundings,
      DATA_DIR: path.join(folder, ".data"),
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    },
  });

describe.each([...features.map((name) => [name]), features])("a copy without %s", (...names) => {
  beforeAll(freshCopy);

  test("is written, with the migration", async () => {
    for (const name of names) await inCopy("scripts/remove.mjs", name);
    await inCopy("node_modules/prisma/build/index.js", "generate");
  });

  test("fits together", async () => {
    await inCopy("node_modules/typescript/bin/tsc", "--noEmit");
  });

  test("passes its tests", async () => {
    const vitest = "node_modules/vitest/vitest.mjs";
    await inCopy(vitest, "run", "--project", "unit");
    expect((await inCopy(vitest, "run", "--project", "integration")).stdout).toContain("passed");
  });

  test("builds", async () => {
    await inCopy("node_modules/next/dist/bin/next", "build");
  });
});
