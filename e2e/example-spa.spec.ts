import path from "node:path";
import { build, type PreviewServer, preview } from "vite";
import { freePort } from "../scripts/processes.mjs";
import { inProject } from "../scripts/project.mjs";
import { expect, test } from "./fixtures";
import { lastMail } from "./mails";
import { type OwnServer, startSecondServer } from "./own-server";
import { freshAddress, newPassword, person } from "./people";

// Before signing in the page asks in vain whether a cookie can be traded; the other one is not let through at all.
test.use({ expectedComplaints: /status of 400|status of 403|blocked by CORS policy|net::ERR_FAILED/ });

/** The page at an origin of its own, and the application that it calls. */
type Example = { origin: string; outDir: string; end(): Promise<void> };

let example: Example;

// One worker, so that the servers are started once.
test.describe.configure({ mode: "default" });
test.beforeAll(async () => {
  test.setTimeout(90_000);
  example = await startExample("spa", {}, { CORS_CREDENTIALS: "true" });
});
test.afterAll(() => example?.end());

const root = inProject("examples/spa");
const serve = (outDir: string, port: number): Promise<PreviewServer> =>
  preview({ root, build: { outDir }, preview: { host: "localhost", port, strictPort: true } });

/** Builds the page with these variables, serves it, and lets it in at an application with these settings. */
async function startExample(
  name: string,
  variables: Record<string, string>,
  settings: Record<string, string>,
): Promise<Example> {
  const outDir = path.join(test.info().project.outputDir, name);
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const server: OwnServer = await startSecondServer({ CORS_ORIGINS: origin, ...settings });
  const define = Object.fromEntries(
    Object.entries({ VITE_GATEHOUSE_URL: server.url, ...variables }).map(([variable, value]) => [
      `import.meta.env.${variable}`,
      JSON.stringify(value),
    ]),
  );
  await build({ root, define, logLevel: "warn", build: { outDir, emptyOutDir: true } });
  const listed = await serve(outDir, port);
  return {
    origin,
    outDir,
    async end() {
      await Promise.all([listed.close(), server.stop()]);
    },
  };
}

test("a page of another origin registers, signs in, refreshes, asks who one is and signs out", async ({ page }) => {
  const email = freshAddress();
  await page.goto(example.origin);
  await page.getByRole("button", { name: "Register instead" }).click();
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(newPassword);
  await page.getByLabel("Password again").fill(newPassword);
  await page.getByRole("button", { name: "Register" }).click();
  await expect(page.getByRole("status")).toContainText("mailed");

  const { link = "" } = (await lastMail(email, "welcome")).data;
  await page.goto(link);
  await page.getByRole("button", { name: /confirm/i }).click();
  await expect(page).toHaveURL(/\/login/);

  await page.goto(example.origin);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(newPassword);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();

  const account = page.getByRole("definition");
  await expect(account).toHaveText([email, "token", "0"]);
  await page.getByRole("button", { name: "Trade the refresh token" }).click();
  await expect(account).toHaveText([email, "token", "1"]);
  await page.reload();
  await expect(account).toHaveText([email, "token", "0"]);

  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("a page that keeps its tokens itself does the same without any cookie, until it is loaded anew", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const settings = { CSRF_IGNORE_UNAUTH_ENDPOINTS: "true", REFRESH_TOKEN_COOKIE_NAME: "null" };
  const alone = await startExample("spa-alone", { VITE_GATEHOUSE_COOKIES: "no" }, settings);
  try {
    const who = await person();
    const cookies: (string | undefined)[] = [];
    page.on("request", async (request) => cookies.push((await request.allHeaders()).cookie));
    await page.goto(alone.origin);
    await page.getByLabel("E-mail address").fill(who.email);
    await page.getByLabel("Password", { exact: true }).fill(who.password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    const account = page.getByRole("definition");
    await expect(account).toHaveText([who.email, "token", "0"]);
    await page.getByRole("button", { name: "Trade the refresh token" }).click();
    await expect(account).toHaveText([who.email, "token", "1"]);
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();

    await page.getByLabel("E-mail address").fill(who.email);
    await page.getByLabel("Password", { exact: true }).fill(who.password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(account).toHaveCount(3);
    await page.reload();
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
    expect(await page.context().cookies()).toEqual([]);
    expect(cookies.filter(Boolean)).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  } finally {
    await alone.end();
  }
});

test("a page of an origin that is not listed gets no answer that it can read", async ({ page }) => {
  const unlisted = await serve(example.outDir, await freePort());
  await page.goto(unlisted.resolvedUrls?.local[0] ?? "");
  await expect(page.getByRole("alert")).toContainText("cannot be reached");
  await unlisted.close();
});
