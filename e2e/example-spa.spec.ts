import path from "node:path";
import { build, type PreviewServer, preview } from "vite";
import { freePort } from "../scripts/processes.mjs";
import { inProject } from "../scripts/project.mjs";
import { expect, test } from "./fixtures";
import { lastMail } from "./mails";
import { type OwnServer, startSecondServer } from "./own-server";
import { freshAddress, newPassword } from "./people";

// Before signing in the page asks in vain whether a cookie can be traded; the other one is not let through at all.
test.use({ expectedComplaints: /status of 400|status of 403|blocked by CORS policy|net::ERR_FAILED/ });

let server: OwnServer;
let listed: PreviewServer;
let unlisted: PreviewServer;
let origin: string;

// One worker, so that the servers are started once.
test.describe.configure({ mode: "default" });
test.beforeAll(async () => {
  test.setTimeout(90_000);
  const root = inProject("examples/spa");
  const outDir = path.join(test.info().project.outputDir, "spa");
  const serve = (port: number) =>
    preview({ root, build: { outDir }, preview: { host: "localhost", port, strictPort: true } });
  const port = await freePort();
  origin = `http://localhost:${port}`;
  server = await startSecondServer({ CORS_ORIGINS: origin, CORS_CREDENTIALS: "true" });
  const define = { "import.meta.env.VITE_GATEHOUSE_URL": JSON.stringify(server.url) };
  await build({ root, define, logLevel: "warn", build: { outDir, emptyOutDir: true } });
  listed = await serve(port);
  unlisted = await serve(await freePort());
});
test.afterAll(async () => {
  await Promise.all([listed, unlisted, server].map((one) => ("close" in one ? one.close() : one.stop())));
});

test("a page of another origin registers, signs in, refreshes, asks who one is and signs out", async ({ page }) => {
  const email = freshAddress();
  await page.goto(origin);
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

  await page.goto(origin);
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

test("a page of an origin that is not listed gets no answer that it can read", async ({ page }) => {
  await page.goto(unlisted.resolvedUrls?.local[0] ?? "");
  await expect(page.getByRole("alert")).toContainText("cannot be reached");
});
