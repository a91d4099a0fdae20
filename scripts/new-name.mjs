// @ts-check
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Refusal } from "./terminal.mjs";

/**
 * @typedef {object} Naming
 * @property {string} name of the application, such as "Acme Desk"
 * @property {string | undefined} title of the start page; the name, unless given
 * @property {string | undefined} mailFrom `a@b` or `Name <a@b>`; unless given, the address stays and its name changes
 */

/**
 * What files of a project have to say instead, so that it bears another name. Where nothing changes there is no entry.
 * @param {string} root the project's folder
 * @param {Naming} naming
 * @returns {Map<string, string>} file → its new text
 * @throws {Refusal} for a name, title or sender that a header, a page or a shell would not take
 */
export function filesUnderNewName(root, { name, title = name, mailFrom }) {
  demandPlain(name, "The name");
  demandPlain(title, "The title");
  const slug = slugOf(name);
  /** @type {Map<string, string>} */
  const changed = new Map();
  for (const [file, places] of Object.entries(placesFor({ name, title, slug, mailFrom }))) {
    const full = path.join(root, file);
    // A start page that was replaced, a script that was deleted: nothing to change there.
    if (!existsSync(full)) continue;
    const before = readFileSync(full, "utf8");
    const after = places.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), before);
    if (after !== before) changed.set(file, after);
  }
  return changed;
}

/**
 * @typedef {[pattern: RegExp, replacement: (found: string) => string]} Place
 * @param {{ name: string, title: string, slug: string, mailFrom: string | undefined }} naming
 * @returns {Record<string, Place[]>}
 */
function placesFor({ name, title, slug, mailFrom }) {
  const literal = () => JSON.stringify(name);
  const plain = () => name;
  const quotedSlug = () => JSON.stringify(slug);
  return {
    "lib/security/config.ts": [
      [/(?<=^ {2}appName: )"(?:[^"\\]|\\.)*"/m, literal],
      [/(?<=^ {2}appTitle: )"(?:[^"\\]|\\.)*"/m, () => JSON.stringify(title)],
      [/(?<=^ {4}issuer: )"(?:[^"\\]|\\.)*"/m, literal],
      [/(?<=^ {4}rpName: )"(?:[^"\\]|\\.)*"/m, literal],
      [/(?<=^ {2}email: \{ sender: )"(?:[^"\\]|\\.)*"/m, (before) => senderLiteral(before, name, mailFrom)],
    ],
    "package.json": [[/(?<=^ {2}"name": )"[^"]*"/m, quotedSlug]],
    "package-lock.json": [
      [/(?<=^ {2}"name": )"[^"]*"/m, quotedSlug],
      [/(?<=^ {4}"": \{\n {6}"name": )"[^"]*"/m, quotedSlug],
    ],
    "README.md": [[/(?<=^# ).*/, plain]],
    "app/icon.svg": [[/(?<=<title>)[^<]*/, () => name.replaceAll("&", "&amp;")]],
    "scripts/dev.mjs": [[/(?<=tell\(`\n {2})\S.*(?= {3}\$\{process\.env\.APP_URL\})/, () => templateText(name)]],
    "scripts/check-config.ts": [[/(?<=new Refusal\(`).*(?= does not start:)/, () => templateText(name)]],
    "scripts/bootstrap.mjs": [[/(?<=new Refusal\(`).*(?= needs Node )/, () => templateText(name)]],
  };
}

/**
 * @param {string} value
 * @param {string} what
 */
function demandPlain(value, what) {
  if (value.trim() !== value || value.length < 1 || value.length > 60)
    throw new Refusal(`${what} needs 1 to 60 characters, without space around them.`);
  // These would end a header of a mail, a tag or a string somewhere.
  if (/["<>\\]|[\p{Cc}\p{Zl}\p{Zp}]/u.test(value)) throw new Refusal(`${what} must be one line without " < > and \\.`);
}

/**
 * The name of a package: lower case, digits, hyphens.
 * @param {string} name
 */
function slugOf(name) {
  const ascii = name.normalize("NFKD").replace(/\p{M}/gu, "");
  const words = ascii.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.join("-") || "app";
}

/**
 * @param {string} before the literal in the source
 * @param {string} name
 * @param {string | undefined} mailFrom
 */
function senderLiteral(before, name, mailFrom) {
  const given = /^(?:(?<called>.*?)\s*<(?<inside>[^<>]*)>|(?<bare>[^<>]*))$/u.exec(
    mailFrom ?? `<${addressIn(before)}>`,
  );
  const address = (given?.groups?.inside ?? given?.groups?.bare ?? "").trim();
  if (!/^[^\s@,;:<>()[\]\\"]+@[^\s@,;:<>()[\]\\"]+$/.test(address))
    throw new Refusal(`The sender of mails must be an address, or Name <address>; this is ${mailFrom}.`);
  const called = (given?.groups?.called ?? "").replace(/^"(.*)"$/u, "$1") || name;
  demandPlain(called, "The name of the sender");
  return JSON.stringify(`${displayName(called)} <${address}>`);
}

/** @param {string} literal a string literal with `Name <a@b>` or `a@b` in it */
function addressIn(literal) {
  const text = JSON.parse(literal);
  return /<([^<>]*)>/.exec(text)?.[1] ?? text;
}

/**
 * A name with a comma or a dot in it is quoted in front of an address (RFC 5322, 3.2.3 and 3.4).
 * @param {string} name
 */
function displayName(name) {
  return /[.,;:@()[\]]/.test(name) ? `"${name}"` : name;
}

/** @param {string} text */
function templateText(text) {
  return text.replace(/[`$]/g, "\\$&");
}
