// @ts-check
const list = "components/ui/icon-names.ts";
const styles = "app/icons.css";

/**
 * The list of icons and their style sheet without the icons that no page or part uses.
 * @param {ReadonlyMap<string, string>} sources path → text
 * @returns {Map<string, string>} what changes; nothing where every icon is used
 */
export function withoutUnusedIcons(sources) {
  const names = sources.get(list) ?? "";
  const users = [...sources].filter(([file]) => /^(?:app|components)\/.*\.tsx?$/.test(file) && file !== list);
  const text = users.map(([, code]) => code).join("\n");
  const unused = [...names.matchAll(/^ {2}"([a-z\d-]+)",\n/gm)].filter(([, name]) => !text.includes(`"${name}"`));
  if (unused.length === 0) return new Map();
  const drawings = unused.reduce(
    (css, [, name]) => css.replace(new RegExp(String.raw`\n {2}\.icon-${name} \{\n.*\n {2}\}\n`), ""),
    sources.get(styles) ?? "",
  );
  return new Map([
    [list, unused.reduce((left, [line]) => left.replace(line, ""), names)],
    [styles, drawings],
  ]);
}
