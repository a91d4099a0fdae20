import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import sharp from "sharp";
import { pages } from "../doors";
import { pictureName, themes, widths } from "./picture-names";

/** Pixels; what stands below is cut off. The documents are long. */
const maxHeight = 2400;
/** Part of the pixels that may differ before a picture is replaced: a clock, an identifier. */
const negligible = 0.004;

/** Takes the pictures of a page in both themes and both widths. */
export class Camera {
  readonly taken = new Set<string>();

  /** `language` is a code such as "ar"; journeys are in English, so it is chosen for the picture alone. */
  constructor(
    private readonly folder: string,
    private readonly language: string,
  ) {
    mkdirSync(folder, { recursive: true });
  }

  /** Opens the page at this address, by default its own, and takes it. A page that is not in this build is passed over. */
  async take(page: Page, pattern: string, address = pattern): Promise<void> {
    if (!isBuilt(pattern) && pattern !== "/not-found") return;
    const url = new URL(address, page.url() === "about:blank" ? process.env.E2E_URL : page.url());
    await page.context().addCookies([{ name: "gatehouse.language", value: this.language, url: url.origin }]);
    await page.goto(address);
    expect(new URL(page.url()).pathname, `the page ${pattern}`).toBe(url.pathname);
    await page.addStyleTag({ content: "nextjs-portal { display: none }" }).catch(() => undefined);
    for (const width of widths)
      for (const theme of themes) {
        await page.setViewportSize({ width, height: width === 360 ? 740 : 800 });
        await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
        await expect(page.locator("html")).toHaveClass(new RegExp(`\\b${theme}\\b`));
        // In a window of its height: frames outside of the window are not painted.
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.setViewportSize({ width, height: Math.min(height, maxHeight) });
        await page.evaluate(() => document.fonts.ready.then(() => undefined));
        await page.waitForLoadState("networkidle");
        const picture = await page.screenshot({ animations: "disabled", caret: "hide" });
        await keep(path.join(this.folder, pictureName(pattern, theme, width)), picture);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect.soft(overflow, `${pattern} sticks out at ${width} px`).toBeLessThanOrEqual(0);
      }
    await page.context().clearCookies({ name: "gatehouse.language" });
    await page.setViewportSize({ width: 1280, height: 800 });
    this.taken.add(pattern);
  }
}

/** Whether this build has the page; a feature may have been taken out. */
export const isBuilt = (page: string): boolean => pages().includes(page);

/** Writes a picture as WebP, unless there is one that looks the same. */
export async function keep(file: string, png: Buffer): Promise<void> {
  const shot = await sharp(png).webp({ quality: 82, effort: 5 }).toBuffer();
  if (existsSync(file) && (await differing(file, shot)) < negligible) return;
  writeFileSync(file, shot);
}

/** The part of two pictures that differs visibly, from 0 to 1. */
async function differing(former: string, fresh: Buffer): Promise<number> {
  const [one, other] = await Promise.all(
    [former, fresh].map((image) => sharp(image).greyscale().raw().toBuffer({ resolveWithObject: true })),
  );
  if (!one || !other || one.data.length !== other.data.length || one.info.width !== other.info.width) return 1;
  let count = 0;
  for (let at = 0; at < one.data.length; at++) if (Math.abs((one.data[at] ?? 0) - (other.data[at] ?? 0)) > 24) count++;
  return count / one.data.length;
}
