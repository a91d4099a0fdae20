import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { inProject } from "../../scripts/project.mjs";
import { test } from "../fixtures";
import { baseURL } from "../server";
import { keep } from "./camera";
import { administrator, moveIn, passSignIn } from "./visitors";

/* Pictures for the README and the documents: themes, languages, telephones. */

const folder = process.env.SCREENSHOTS_FOLDER ?? inProject("docs/images");
const wide = { width: 1120, height: 700 };
const narrow = { width: 360, height: 700 };
const gap = 24;

// A theme is put over the present one by a style sheet, which our own policy would refuse.
test.use({ expectedComplaints: /./, bypassCSP: true });
test.beforeAll(moveIn);

for (const file of readdirSync(inProject("app/themes")).filter((name) => name.endsWith(".css")))
  test(`the theme ${file}`, async ({ page }) => {
    const variables = readFileSync(inProject("app/themes", file), "utf8")
      .replace("@theme", ":root")
      .replace(/^.*\*: initial;$/gm, "");
    const shots: Buffer[] = [];
    for (const theme of ["light", "dark"] as const) {
      await page.goto("/login");
      await page.addStyleTag({ content: variables });
      shots.push(await shoot(page, theme, { width: 560, height: 720 }));
    }
    await keep(path.join(folder, `theme-${path.basename(file, ".css")}.webp`), await sideBySide(shots));
  });

test("the account in light and dark, on a telephone, and in languages", async ({ page }) => {
  await page.goto("/login");
  await keep(path.join(folder, "sign-in.webp"), await shoot(page, "light", wide));
  await speak(page, "ja");
  await page.goto("/login");
  const japanese = await shoot(page, "light", narrow);
  await speak(page, "en");
  await passSignIn(page, administrator);
  await keep(path.join(folder, "account-light.webp"), await shoot(page, "light", wide));
  await keep(path.join(folder, "account-dark.webp"), await shoot(page, "dark", wide));
  const phone = await shoot(page, "dark", narrow);
  await speak(page, "ar");
  await page.goto("/account");
  const arabic = await shoot(page, "light", narrow);
  await keep(path.join(folder, "telephones.webp"), await sideBySide([phone, arabic, japanese]));
});

const speak = (page: Page, value: string) =>
  page.context().addCookies([{ name: "gatehouse.language", value, url: baseURL }]);

async function shoot(page: Page, colorScheme: "light" | "dark", size: typeof wide): Promise<Buffer> {
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return page.screenshot({ animations: "disabled", caret: "hide" });
}

/** One picture of several of equal height, with nothing between them but a gap. */
async function sideBySide(pictures: Buffer[]): Promise<Buffer> {
  const sizes = await Promise.all(pictures.map((picture) => sharp(picture).metadata()));
  const starts = sizes.map((_, index) => sizes.slice(0, index).reduce((sum, { width }) => sum + width + gap, 0));
  const width = (starts.at(-1) ?? 0) + (sizes.at(-1)?.width ?? 0);
  const ground = { width, height: sizes[0]?.height ?? 1, channels: 4 as const, background: "#0000" };
  const parts = pictures.map((input, index) => ({ input, left: starts[index] ?? 0, top: 0 }));
  return sharp({ create: ground }).composite(parts).png().toBuffer();
}
