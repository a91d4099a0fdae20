// @ts-check
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

const folders = ["app", "components", "docs", "e2e", "examples", "lib", "messages", "prisma", "scripts", "tests"];
const files = ["README.md", "instrumentation.ts", "middleware.ts", "next.config.mjs", ".env.example"];
const isText = (/** @type {string} */ name) => /\.(?:tsx?|mjs|css|md|json|prisma|csv)$|^\.env\.example$/.test(name);
const isOurs = (/** @type {string} */ name) => !/^prisma\/(?:generated|migrations)\//.test(name);

/**
 * Every text of a project that people write, by its path.
 * @param {string} root
 * @returns {Map<string, string>}
 */
export function projectTexts(root) {
  const inside = folders
    .filter((folder) => existsSync(path.join(root, folder)))
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((name) =>
        path.posix.join(folder, name.split(path.sep).join("/")),
      ),
    );
  const present = [...inside, ...files].filter((name) => isText(name) && isOurs(name) && isFile(path.join(root, name)));
  return new Map(present.map((name) => [name, readFileSync(path.join(root, name), "utf8")]));
}

/** @param {string} name */
function isFile(name) {
  return existsSync(name) && statSync(name).isFile();
}
