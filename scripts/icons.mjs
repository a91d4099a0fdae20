// @ts-check
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inProject } from "./project.mjs";

/*
 * `npm run icons`: writes app/icons.css, a mask for each name in components/ui/icon-names.ts, out of Lucide's drawings
 * (ISC licence).
 */

/** @type {{ icons: Record<string, { body: string }>, aliases?: Record<string, { parent: string }> }} */
const lucide = JSON.parse(readFileSync(inProject("node_modules/@iconify-json/lucide/icons.json"), "utf8"));

const head = `/* Written by \`npm run icons\` from components/ui/icon-names.ts and Lucide's drawings; edit those. */

@layer components {
  .icon {
    display: inline-block;
    flex-shrink: 0;
    width: 1.5rem;
    height: 1.5rem;
    /* A background that is shown where colours are forced, and on paper. */
    background-color: currentColor;
    forced-color-adjust: none;
    print-color-adjust: exact;
    mask: var(--icon) center / contain no-repeat;
  }
`;

/**
 * The style sheet for these icons. Throws for a name that Lucide does not have.
 * @param {readonly string[]} names
 */
export function iconStyles(names) {
  const rules = names.map(
    (name) => `  .icon-${name} {\n    --icon: url("data:image/svg+xml,${encode(drawing(name))}");\n  }\n`,
  );
  return `${head}${rules.map((rule) => `\n${rule}`).join("")}}\n`;
}

/** @param {string} name */
function drawing(name) {
  const { body } = lucide.icons[name] ?? lucide.icons[lucide.aliases?.[name]?.parent ?? ""] ?? {};
  if (body === undefined) throw new Error(`Lucide has no icon ${name}.`);
  return `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'>${body.replaceAll('"', "'").replaceAll("currentColor", "black")}</svg>`;
}

/** @param {string} svg */
const encode = (svg) => svg.replace(/[%#<>]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

/** @returns {string[]} */
export function iconNames() {
  const source = readFileSync(inProject("components/ui/icon-names.ts"), "utf8");
  return [...source.matchAll(/^ {2}"([a-z\d-]+)",$/gm)].map(([, name = ""]) => name);
}

if (path.basename(process.argv[1] ?? "") === "icons.mjs")
  writeFileSync(inProject("app/icons.css"), iconStyles(iconNames()));
