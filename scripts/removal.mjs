// @ts-check
import { withoutUnusedIcons } from "./removed-icons.mjs";
import { withoutTexts } from "./removed-texts.mjs";

/**
 * How a feature is taken out. Paths are relative to the project. A pattern is a regular expression without flags, for one line.
 * @typedef {object} Removal
 * @property {string} title what goes, for whoever asks
 * @property {string[]} files files and folders that only this feature needs; "a/b-*" for all that begin so
 * @property {Record<string, string[]>} [pieces] file → patterns; each line that fits goes, with what it opens and the comment above
 * @property {Record<string, string[]>} [around] file → patterns; what stands between brackets around each line that fits goes, with them
 * @property {Record<string, [before: string, after: string][]>} [edits] file → exact texts, each there once, and what stands there then
 * @property {Record<string, string[]>} [sections] document → headings; each goes with all that stands below it
 * @property {string[]} [texts] places of the catalogues ("admin.webhooks", "errors.WEBHOOK_*"); their texts go in every language
 * @property {string} words what must not be left in the application: a regular expression, any case
 * @property {string[]} [mentions] files that may still say these words
 * @property {boolean} [tables] whether tables or columns go, so that a migration is needed
 */

/**
 * Takes a feature out of sources that are held in memory; icons that nobody shows any more go with it.
 * @param {ReadonlyMap<string, string>} sources path → text, of all files that may change
 * @param {Removal} removal
 * @param {string[]} touched files that earlier removals deleted or changed: of these, some of it may be gone already
 * @returns {{ deleted: string[], changed: Map<string, string>, complaints: string[] }} a complaint names a pattern that fits nowhere
 */
export function removeFrom(sources, removal, touched = []) {
  const { title, files, pieces = {}, around = {}, edits = {}, sections = {}, texts = [] } = removal;
  /** @type {string[]} */
  const complaints = [];
  const complain = (/** @type {string} */ file, /** @type {string} */ what) => {
    if (!touched.some((name) => isOf(name, file))) complaints.push(`${file}${what}`);
  };
  const deleted = [...sources.keys()].filter((name) => files.some((one) => isOf(name, one)));
  for (const one of files) if (!deleted.some((name) => isOf(name, one))) complain(one, " is not there");
  /** @type {Map<string, string>} */
  const changed = new Map();
  for (const [file, pairs] of Object.entries(edits)) {
    const text = pairs.reduce((before, [old, fresh]) => {
      if (before.split(old).length !== 2) complain(file, `: not once: ${old}`);
      return before.replace(old, () => fresh);
    }, sources.get(file) ?? "");
    changed.set(file, text);
  }
  /** @type {(table: Record<string, string[]>, without: (text: string, what: string) => string) => void} */
  const apply = (table, without) => {
    for (const [file, list] of Object.entries(table))
      changed.set(
        file,
        list.reduce(
          (before, what) => {
            const after = without(before, what);
            if (after === before) complain(file, `: nothing fits ${what}`);
            return after;
          },
          changed.get(file) ?? sources.get(file) ?? "",
        ),
      );
  };
  apply(around, (text, pattern) => withoutSurroundings(text, new RegExp(pattern)));
  apply(pieces, (text, pattern) => withoutPieces(text, new RegExp(pattern)));
  apply(sections, withoutSection);
  for (const [file, text] of changed)
    if (/\.(?:test|spec)\.ts$/.test(file)) changed.set(file, text.replace(emptyGroup, ""));
  const catalogues = withoutTexts(sources, texts);
  for (const [file, text] of catalogues.changed) changed.set(file, text);
  for (const place of catalogues.missing) complain("messages", `: nothing stands at ${place}`);
  for (const file of changed.keys()) if (!sources.has(file) || deleted.includes(file)) changed.delete(file);
  /** A file that is deleted, or `a file` "and a test" that is no longer in it. */
  const isGone = (/** @type {string} */ part) => {
    const [, file = "", title = ""] = /^`([^`]+)` "([^"]+)"/.exec(part) ?? [];
    const isLost = sources.get(file)?.includes(title) && !(changed.get(file) ?? title).includes(title);
    return isLost || deleted.some((name) => part.includes(name));
  };
  for (const [file, before] of sources) {
    const text = changed.get(file) ?? before;
    if (!file.endsWith(".md") || file.startsWith("docs/decisions/") || deleted.includes(file)) continue;
    const { rest, lacking } = withoutMentions(text, isGone);
    const isStanding = file === standing.page && rest !== text;
    if (rest !== text) changed.set(file, isStanding ? withNote(rest, title) : rest);
    if (isStanding && lacking && sources.has(standing.test) && !deleted.includes(standing.test))
      deleted.push(standing.test);
  }
  const left = [...sources].filter(([file]) => !deleted.includes(file));
  const icons = withoutUnusedIcons(new Map(left.map(([file, text]) => [file, changed.get(file) ?? text])));
  for (const [file, text] of icons) changed.set(file, text);
  return { deleted, changed, complaints };
}

/**
 * @param {string} name of a file
 * @param {string} one file, folder, or "a/b-*"
 */
const isOf = (name, one) =>
  one.endsWith("*") ? name.startsWith(one.slice(0, -1)) : name === one || name.startsWith(`${one}/`);

/** A group of tests of which none is left: vitest takes it for a mistake. */
const emptyGroup = /^ *(?:test\.)?describe\("[^\n]*=> \{\s*\}\);\n/gm;

/**
 * A document without references to what is gone: of a cell with several, parted by "; ", the others stay; a row with no other
 * goes, and `lacking` says so.
 * @param {string} text
 * @param {(part: string) => boolean} isGone
 */
function withoutMentions(text, isGone) {
  let lacking = false;
  const lines = text.split("\n").flatMap((line) => {
    if (!line.startsWith("|")) return line;
    const cells = line.split("|").map((cell) => {
      const parts = cell.trim().split("; ");
      const kept = parts.filter((part) => !isGone(part));
      return kept.length === parts.length ? cell : kept.length > 0 ? ` ${kept.join("; ")} ` : null;
    });
    if (!cells.includes(null)) return cells.join("|");
    lacking = true;
    return [];
  });
  return { rest: lines.join("\n"), lacking };
}

/** A page that speaks of all of Gatehouse, and the test that holds it to that. Neither fits an application with less in it. */
const standing = { page: "docs/security.md", test: "tests/security-table.test.ts" };

/**
 * @param {string} text of a document
 * @param {string} title of what was taken out
 */
function withNote(text, title) {
  const [heading = "", ...rest] = text.split("\n");
  return [
    heading,
    "",
    `> Taken out of this application: ${title}. What stands below about it does not hold here.`,
    ...rest,
  ].join("\n");
}

/**
 * @param {string} text
 * @param {string} heading
 */
function withoutSection(text, heading) {
  const lines = text.split("\n");
  const from = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, "") === heading);
  if (from < 0) return text;
  const level = /^#+/.exec(lines[from] ?? "")?.[0].length ?? 1;
  const length = lines.slice(from + 1).findIndex((line) => new RegExp(`^#{1,${level}} `).test(line));
  lines.splice(from, length < 0 ? lines.length - from : length + 1);
  return lines.join("\n");
}

/**
 * @param {string} text
 * @param {RegExp} pattern
 */
function withoutPieces(text, pattern) {
  const lines = text.split("\n");
  /** @type {string[]} */
  const kept = [];
  for (let at = 0; at < lines.length; at++) {
    if (!pattern.test(lines[at] ?? "")) {
      kept.push(lines[at] ?? "");
      continue;
    }
    dropCommentAbove(kept);
    let depth = depthOf(lines[at] ?? "");
    while ((depth > 0 || isBroken(lines[at] ?? "", lines[at + 1] ?? "")) && at + 1 < lines.length)
      depth += depthOf(lines[++at] ?? "");
    // Not two empty lines in a row.
    if (kept.at(-1) === "" && lines[at + 1] === "") at++;
  }
  return kept.join("\n");
}

/**
 * Whether a statement goes on in the next line, where no bracket says so.
 * @param {string} line
 * @param {string} next
 */
const isBroken = (line, next) => /(?:=>?|&&|\|\|)$/.test(line) || /^\s+(?:\.\w|[?:] |&& |\|\| )/.test(next);

/**
 * @param {string} text
 * @param {RegExp} pattern
 */
function withoutSurroundings(text, pattern) {
  const lines = text.split("\n");
  for (let at = lines.findIndex((line) => pattern.test(line)); at >= 0; ) {
    let from = at;
    for (let depth = 0; from > 0 && depth <= 0; ) depth += depthOf(lines[--from] ?? "");
    let to = from;
    for (let depth = depthOf(lines[from] ?? ""); depth > 0 && to + 1 < lines.length; )
      depth += depthOf(lines[++to] ?? "");
    lines.splice(from, to - from + 1);
    at = lines.findIndex((line) => pattern.test(line));
  }
  return lines.join("\n");
}

/** @param {string[]} lines */
function dropCommentAbove(lines) {
  if (/^\s*\*\/|^\s*\/\*\*.*\*\/\s*$/.test(lines.at(-1) ?? "")) {
    while (lines.length > 0 && !/^\s*\/\*/.test(lines.pop() ?? ""));
    return;
  }
  while (/^\s*\/\/(?! ──)/.test(lines.at(-1) ?? "")) lines.pop();
}

/**
 * How many brackets a line leaves open. Strings and comments do not count.
 * @param {string} line
 */
function depthOf(line) {
  const bare = line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`/g, "").replace(/\/\/.*$/, "");
  return [...bare].reduce((depth, sign) => depth + ("([{".includes(sign) ? 1 : ")]}".includes(sign) ? -1 : 0), 0);
}
