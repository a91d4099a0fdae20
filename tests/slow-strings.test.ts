import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { ZodObject, type ZodType } from "zod";

/* Strings that make careless regular expressions run for ever, in every field of every form. */

const long = 50_000;
const strings: Record<string, string> = {
  "an address of many parts": `${"a@a.".repeat(long / 4)}!`,
  "an address with a long name": `${"a.".repeat(long / 2)}@`,
  "exclamation marks": "!".repeat(long),
  "blanks before the end": `${" ".repeat(long)}x`,
  digits: `+${"1".repeat(long)}`,
  "digits and dashes": "1-".repeat(long / 2),
  "parts of a token": `${"a.".repeat(long / 2)}$`,
  slashes: "/".repeat(long),
  "per cent signs": "%25".repeat(long / 3),
  "combining marks": "e\u0301\u0323".repeat(long / 3),
  "an agent": `Mozilla/5.0 (${"X11; ".repeat(long / 5)})`,
};

/** Every schema that forms and endpoints are checked by. */
async function schemas(): Promise<[string, ZodObject][]> {
  const folder = new URL("../lib/security/features/", import.meta.url);
  const found: [string, ZodObject][] = [];
  for (const feature of readdirSync(folder)) {
    const exported: Record<string, unknown> = await import(`../lib/security/features/${feature}/schema.ts`).catch(
      () => ({}),
    );
    for (const [name, value] of Object.entries(exported))
      if (value instanceof ZodObject) found.push([`${feature}: ${name}`, value]);
  }
  return found;
}

/** The shortest of three, in milliseconds: the machine may be busy once. */
function fastest(schema: ZodType, value: unknown): number {
  const times = [1, 2, 3].map(() => {
    const startedAt = performance.now();
    schema.safeParse(value);
    return performance.now() - startedAt;
  });
  return Math.min(...times);
}

test("AT-364: no field takes longer than ten milliseconds to be refused or taken", async () => {
  const all = await schemas();
  expect(all.length).toBeGreaterThan(30);
  const slow: string[] = [];
  for (const [name, schema] of all)
    for (const field of Object.keys(schema.shape))
      for (const [kind, text] of Object.entries(strings)) {
        const took = fastest(schema, { [field]: text });
        if (took > 10) slow.push(`${name}.${field}: ${kind}, ${took.toFixed(1)} ms`);
      }
  expect(slow).toEqual([]);
});
