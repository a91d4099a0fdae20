// @ts-check
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { npmCommand, runQuietly } from "./processes.mjs";
import { inProject } from "./project.mjs";
import { Refusal } from "./terminal.mjs";

/** npm writes this file at the end of each installation. */
const installed = inProject("node_modules/.package-lock.json");
const schema = inProject("prisma/schema.prisma");
const generated = inProject("prisma/generated/client.ts");
const generatedFrom = inProject("node_modules/.cache/gatehouse/generated-from");

/**
 * Installs what is missing or older than the lock file and generates the database client when the schema has changed.
 * Takes a few milliseconds when there is nothing to do.
 */
export async function bootstrap() {
  demandNode();
  if (!isInstalled()) await install();
  await generateClient();
}

/** Like bootstrap, for a server that was set up elsewhere: installs only where there is nothing at all. */
export async function bootstrapOnce() {
  demandNode();
  if (!existsSync(inProject("node_modules/next"))) await install();
  if (!existsSync(generated)) await generateClient();
}

function demandNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new Refusal(`Gatehouse needs Node 20.19 or newer; this is ${process.versions.node}.`);
}

function isInstalled() {
  if (!existsSync(installed)) return false;
  const installedAt = statSync(installed).mtimeMs;
  return ["package.json", "package-lock.json"].every((name) => changedAt(inProject(name)) <= installedAt);
}

/** @param {string} file */
function changedAt(file) {
  return existsSync(file) ? statSync(file).mtimeMs : 0;
}

async function install() {
  // `npm ci` refuses a lock file that was written on another kind of machine, because it lacks this one's optional
  // packages. `--no-save` keeps the lock file as it is.
  await runQuietly(
    "Installing packages",
    npmCommand("install", "--no-save", "--include=dev", "--no-audit", "--no-fund"),
  );
  const now = new Date();
  utimesSync(installed, now, now);
}

async function generateClient() {
  const stamp = createHash("sha256").update(readFileSync(schema)).update(prismaVersion()).digest("hex");
  if (existsSync(generated) && existsSync(generatedFrom) && readFileSync(generatedFrom, "utf8") === stamp) return;
  // Every Prisma command downloads a schema engine first, although `generate` does not use it. Naming any program that
  // exists keeps it from trying.
  const env = {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  };
  const prisma = inProject("node_modules/prisma/build/index.js");
  await runQuietly("Generating the database client", [process.execPath, prisma, "generate"], env);
  mkdirSync(path.dirname(generatedFrom), { recursive: true });
  writeFileSync(generatedFrom, stamp);
}

function prismaVersion() {
  return readFileSync(inProject("node_modules/prisma/package.json"), "utf8");
}
