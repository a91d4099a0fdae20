import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { inProject } from "@/scripts/project.mjs";

const folder = inProject("app/themes");
const themes = readdirSync(folder).filter((name) => name.endsWith(".css"));

/** What is written upon what, and the least contrast that WCAG 2.2 AA asks for: 4.5 for text, 3 for the edge of a field. */
const pairs: [upon: string[], colour: string, least: number][] = [
  [["background", "surface", "raised", "muted"], "foreground", 4.5],
  [["background", "surface", "raised", "muted"], "subtle", 4.5],
  [["background", "surface"], "accent-text", 4.5],
  [["background", "surface"], "danger-text", 4.5],
  [["accent", "accent-hover"], "accent-foreground", 4.5],
  [["danger", "danger-hover"], "danger-foreground", 4.5],
  [["accent-soft"], "accent-text", 4.5],
  [["danger-soft"], "danger-text", 4.5],
  [["success-soft"], "success-text", 4.5],
  [["warning-soft"], "warning-text", 4.5],
  [["surface", "background"], "field", 3],
];

describe.each(themes)("%s", (name) => {
  const css = readFileSync(`${folder}/${name}`, "utf8");

  test("names what the others name", () => {
    expect(namesIn(css)).toEqual(namesIn(readFileSync(`${folder}/indigo.css`, "utf8")));
  });

  test.each(["light", "dark"] as const)("can be read in %s", (mode) => {
    const poor = pairs.flatMap(([upon, colour, least]) =>
      upon
        .map((ground) => ({ ground, ratio: contrast(luminanceOf(css, ground, mode), luminanceOf(css, colour, mode)) }))
        .filter(({ ratio }) => ratio < least)
        .map(({ ground, ratio }) => `${colour} on ${ground}: ${ratio.toFixed(2)}`),
    );
    expect(poor).toEqual([]);
  });
});

test("a grey on grey would be found", () => {
  const css = "--color-a: oklch(0.6 0 0);\n--color-b: light-dark(oklch(0.7 0 0), oklch(0.9 0 0));";
  expect(contrast(luminanceOf(css, "a", "light"), luminanceOf(css, "b", "light"))).toBeLessThan(2);
  expect(contrast(luminanceOf("--color-w: oklch(1 0 0);", "w", "dark"), 0)).toBeCloseTo(21, 1);
});

const namesIn = (css: string): string[] => [...css.matchAll(/^ {2}(--[\w-]+\*?):/gm)].map(([, name = ""]) => name);

/** Relative luminance of a colour of the theme. */
function luminanceOf(css: string, name: string, mode: "light" | "dark"): number {
  const value = new RegExp(`--color-${name}: ([^;]+);`).exec(css)?.[1] ?? "";
  const colours = [...value.matchAll(/oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)].map((found) =>
    found.slice(1).map(Number),
  );
  const [lightness = Number.NaN, chroma = 0, hue = 0] = colours[mode === "dark" && colours.length > 1 ? 1 : 0] ?? [];
  return relativeLuminance(lightness, chroma, hue);
}

/** From OKLCH to linear sRGB by Björn Ottosson's matrices, and to luminance by WCAG's weights. */
function relativeLuminance(lightness: number, chroma: number, hue: number): number {
  const angle = (hue * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const shown = (value: number) => Math.min(1, Math.max(0, value));
  const red = shown(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = shown(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = shown(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const contrast = (one: number, other: number): number => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
