// @ts-check
/** @typedef {{ [name: string]: string | Nested }} Nested */

/**
 * The catalogues without the texts of some places, in every language.
 * @param {ReadonlyMap<string, string>} sources path → text; of these, messages/LANGUAGE/AREA.json
 * @param {string[]} places "admin.webhooks" for all that stands there, "errors.WEBHOOK_*" for whatever begins so
 * @returns {{ changed: Map<string, string>, missing: string[] }} `missing`: the places that no language has
 */
export function withoutTexts(sources, places) {
  /** @type {Map<string, string>} */
  const changed = new Map();
  const missing = places.filter((place) => {
    const [area = "", ...way] = place.split(".");
    const catalogues = [...sources.keys()].filter(
      (name) => /^messages\/[^/]+\//.test(name) && name.endsWith(`/${area}.json`),
    );
    const fitting = catalogues.filter((name) => {
      const before = changed.get(name) ?? sources.get(name) ?? "";
      const after = `${JSON.stringify(without(JSON.parse(before), way), null, 2)}\n`;
      if (after === before) return false;
      changed.set(name, after);
      return true;
    });
    return fitting.length === 0;
  });
  return { changed, missing };
}

/**
 * @param {Nested} texts
 * @param {string[]} way
 * @returns {Nested}
 */
function without(texts, [name = "", ...further]) {
  const pattern = new RegExp(`^${name.replaceAll("*", ".*")}$`);
  /** @type {[string, string | Nested][]} */
  const left = Object.entries(texts).flatMap(([key, value]) => {
    if (!pattern.test(key)) return [[key, value]];
    if (further.length === 0 || typeof value === "string") return [];
    const rest = without(value, further);
    return Object.keys(rest).length > 0 ? [[key, rest]] : [];
  });
  return Object.fromEntries(left);
}
