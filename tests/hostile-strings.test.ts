import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { inEnglish } from "@/lib/i18n/language";
import { clientAddress } from "@/lib/security/core/client-address";
import { safeTarget } from "@/lib/security/core/redirects";
import { browserName } from "@/lib/security/domain/browser-name";
import { inProject } from "@/scripts/project.mjs";

/** Texts that make careless expressions try every way there is. */
const hostile = {
  "an address that never ends": `${"a@a.".repeat(12_500)}!`,
  "dots and dashes": `${".-".repeat(25_000)}@`,
  "exclamation marks": "!".repeat(50_000),
  blanks: `${" ".repeat(50_000)}x`,
  "tabs and breaks": `a${"\t\n".repeat(25_000)}b`,
  digits: `+${"9".repeat(50_000)}`,
  "digits in groups": `${"1 ".repeat(25_000)}x`,
  brackets: `${"(".repeat(25_000)}${")".repeat(25_000)}`,
  slashes: `/${"\\/".repeat(25_000)}`,
  "a browser's name": `Mozilla/5.0 (${"; ".repeat(12_500)}) ${"Version/".repeat(3_000)}`,
  "combining marks": `a${"\u0301".repeat(50_000)}`,
  "what folds into many": "\ufdfa".repeat(2_800),
};

/** The least of three times, in milliseconds: of a machine that is busy with other things, too. */
function quickest(work: () => unknown): number {
  const times = [0, 1, 2].map(() => {
    const startedAt = performance.now();
    work();
    return performance.now() - startedAt;
  });
  return Math.min(...times);
}

const folder = inProject("lib/security/features");
const features = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && readdirSync(join(folder, entry.name)).includes("schema.ts"))
  .map(({ name }) => name);

describe("AT-364: 50 000 characters made to be slow", () => {
  test.each(features)("are judged within 10 ms by each field of %s", async (feature) => {
    const exported: Record<string, unknown> = await import(join(folder, feature, "schema.ts"));
    const fields = Object.entries(exported).flatMap(([name, schema]) =>
      schema instanceof z.ZodObject
        ? Object.entries(schema.shape).map(([field, shape]) => ({ field: `${name}.${field}`, shape }))
        : [],
    );
    for (const { field, shape } of fields) {
      if (!(shape instanceof z.ZodType)) throw new Error(`${field} is no field.`);
      shape.safeParse("warm up");
      for (const [what, text] of Object.entries(hostile))
        expect(
          quickest(() => shape.safeParse(text)),
          `${field}: ${what}`,
        ).toBeLessThan(10);
    }
  });

  const policy = {
    origin: "https://app.example",
    allowSubdomains: true,
    baseDomain: "example",
    allowedSubdomains: ["app", "."],
  };
  test("are judged within 10 ms where headers and addresses are read", () => {
    for (const [what, text] of Object.entries(hostile)) {
      expect(
        quickest(() => browserName(inEnglish, text)),
        what,
      ).toBeLessThan(10);
      const hops = { forwarded: text, peer: null, trustedProxies: 1, peerKey: null };
      expect(
        quickest(() => clientAddress(hops)),
        what,
      ).toBeLessThan(10);
      expect(
        quickest(() => safeTarget(text, policy)),
        what,
      ).toBeLessThan(10);
    }
  });
});
