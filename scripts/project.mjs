// @ts-check
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this project. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * An absolute path inside the project.
 * @param {string[]} parts
 */
export function inProject(...parts) {
  return path.join(root, ...parts);
}

/** Where everything that the app writes is kept: DATA_DIR, by default `.data`. */
export function dataDir() {
  return path.resolve(root, process.env.DATA_DIR || ".data");
}

/**
 * Reads the `.env` files that Next reads, in its order. What is set already stays.
 * @param {"development" | "production"} mode
 */
export function loadEnvFiles(mode) {
  for (const name of [`.env.${mode}.local`, ".env.local", `.env.${mode}`, ".env"]) {
    if (existsSync(inProject(name))) process.loadEnvFile(inProject(name));
  }
}

/** The port to listen on: PORT, by default 3000. */
export function serverPort() {
  return Number(process.env.PORT || 3000);
}
