import { readdir, readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { Marked } from "marked";

/**
 * The documents of `docs/`, for development: a name is a path below that folder without its ending, such as "start" or
 * "decisions/001-session-rows".
 */
export async function documentNames(): Promise<string[]> {
  const names = await readdir(folder(), { recursive: true });
  return names
    .filter((name) => name.endsWith(".md"))
    .map((name) => name.replaceAll("\\", "/").replace(/\.md$/, ""))
    .sort();
}

/**
 * A document as HTML, and its heading. `hrefFor` gives the address of another document; links to anything else of the project
 * become plain text. Throws for a name that `documentNames` does not know.
 */
export async function readDocument(
  name: string,
  hrefFor: (name: string) => string,
): Promise<{ title: string; html: string }> {
  if (!(await documentNames()).includes(name)) throw new Error(`There is no document ${name}.`);
  const text = await readFile(join(folder(), `${name}.md`), "utf8");
  const [, title = name] = /^# (.*)$/m.exec(text) ?? [];
  const marked = new Marked({
    renderer: {
      link({ href, tokens }) {
        const inside = this.parser.parseInline(tokens);
        const target = targetOf(href, name, hrefFor);
        return target === null ? inside : `<a href="${escaped(target)}">${inside}</a>`;
      },
      heading({ depth, tokens, text: words }) {
        return `<h${depth} id="${escaped(anchorOf(words))}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      image: ({ text: about }) => escaped(about),
      html: ({ text: markup }) => escaped(markup),
    },
  });
  return { title, html: await marked.parse(text.replace(/^# .*\n/m, "")) };
}

const folder = (): string => join(/* turbopackIgnore: true */ process.cwd(), "docs");

/** Where a link of a document leads; null = to a file that is no document. */
function targetOf(href: string, from: string, hrefFor: (name: string) => string): string | null {
  if (/^(?:https?:|#)/.test(href)) return href;
  const [file = "", anchor] = href.split("#");
  const name = posix.join(posix.dirname(from), file);
  if (name.startsWith("..") || !name.endsWith(".md")) return null;
  return hrefFor(name.replace(/\.md$/, "")) + (anchor ? `#${anchor}` : "");
}

/** The anchor of a heading, as GitHub makes it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(/\s/g, "-");

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
