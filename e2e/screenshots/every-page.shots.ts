import { readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { inProject } from "../../scripts/project.mjs";
import { AuthenticatorApp } from "../authenticator-app";
import { pages } from "../doors";
import { expect, test } from "../fixtures";
import { lastMail } from "../mails";
import { type OwnServer, startSecondServer } from "../own-server";
import { person } from "../people";
import { query } from "../server";
import { Camera, isBuilt } from "./camera";
import { startDevelopment } from "./development";
import { takeMailedPages } from "./mailed-pages";
import { addPasskeys } from "./passkeys";
import { picturesOf } from "./picture-names";
import { administrator, alice, guest, moveIn, passSignIn, press } from "./visitors";

const folder = process.env.SCREENSHOTS_FOLDER ?? inProject("docs/screenshots");
const camera = new Camera(folder, process.env.SCREENSHOTS_LANGUAGE ?? "en");

test.use({ expectedComplaints: /./ });
test.describe.configure({ mode: "default" });

test.beforeAll(moveIn);

test("what strangers see", async ({ page }) => {
  for (const path of ["/", "/login", "/register", "/confirm", "/reset", "/recover-username", "/unified-sign-in"])
    await camera.take(page, path);
  for (const path of ["/forbidden", "/docs/api"]) await camera.take(page, path);
  await camera.take(page, "/not-found", "/nowhere");
});

test("where mailed links lead", async ({ browser }) => {
  await takeMailedPages(camera, browser);
});

test("the account, and the second step of a sign-in", async ({ page, browser }) => {
  const phone = await guest(browser);
  await passSignIn(phone, alice);
  await passSignIn(page, alice);
  await query("UPDATE users SET username = 'alice' WHERE email = $1", [alice.email]);
  if (isBuilt("/account/connections"))
    await query(
      `INSERT INTO accounts (id, user_id, type, provider, provider_account_id, created_at)
       SELECT gen_random_uuid(), id, 'oauth', 'github', '7', now() FROM users WHERE email = $1`,
      [alice.email],
    );
  await addPasskeys(page);
  if (isBuilt("/account/sign-in-methods")) {
    await page.goto("/account/sign-in-methods");
    await press(page, "Set up codes by mail");
    await expect(page).toHaveURL(/\/set-up/);
    await camera.take(page, "/account/sign-in-methods/set-up");
  }
  await page.goto("/account/two-factor");
  await page.getByLabel("Authenticator app").check();
  await press(page, "Continue");
  await expect(page).toHaveURL("/account/two-factor/setup");
  await camera.take(page, "/account/two-factor/setup");
  // The picture may have been in another language.
  await page.reload();
  const link = await page.getByRole("link", { name: "open the app on this device" }).getAttribute("href");
  const app = new AuthenticatorApp(link ?? "");
  await page.getByLabel("Code", { exact: true }).fill(app.code());
  await press(page, "Turn on");
  await expect(page.getByText("Codes of an authenticator app")).toBeVisible();
  await page.goto("/account/recovery-codes");
  await press(page, "Make 5 codes");
  await expect(page.getByRole("list", { name: "Recovery codes" })).toBeVisible();
  if (isBuilt("/account/tokens")) {
    await page.goto("/account/tokens");
    await page.getByLabel("Name").fill("Backup job");
    await page.getByRole("button", { name: "Make the token" }).click();
    await expect(page.getByLabel("New token")).toBeVisible();
  }
  const parts = pages().filter((path) => /^\/account(?:\/[\w-]+)?$/.test(path));
  for (const path of [...parts, "/verify", "/logout"]) await camera.take(page, path);

  const waiting = await guest(browser);
  await passSignIn(waiting, alice);
  for (const path of ["/select", "/passkey"]) await camera.take(waiting, `/two-factor${path}`);
  await waiting.goto("/two-factor/select");
  await press(waiting, "Continue");
  await expect(waiting).toHaveURL(/\/two-factor\?/);
  for (const path of ["", "/rescue", "/recovery-code"]) await camera.take(waiting, `/two-factor${path}`);
});

test.describe("where settings are others", () => {
  let server: OwnServer;
  test.beforeAll(async () => {
    server = await startSecondServer({ TWO_FACTOR_REQUIRED: "true", PASSWORDLESS: "true" });
  });
  test.afterAll(() => server.stop());

  test("links replace passwords, and everybody needs a second step", async ({ page }) => {
    const { email } = await person({ email: "ines@example.com" });
    await camera.take(page, "/login/link", `${server.url}/login/link`);
    await page.goto(`${server.url}/login/link`);
    await page.getByLabel("E-mail address").fill(email);
    await page.getByRole("main").getByRole("button").first().click();
    const { link = "" } = (await lastMail(email, "login_instructions")).data;
    await camera.take(page, "/login/link/[token]", link);
    await page.goto(link);
    await page.getByRole("main").getByRole("button").first().click();
    await expect(page).toHaveURL(/\/two-factor\/setup/);
    await page.getByLabel("Authenticator app").check();
    await press(page, "Continue");
    await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
    await camera.take(page, "/two-factor/setup", `${server.url}/two-factor/setup`);
  });
});

test("the administration", async ({ page }) => {
  await passSignIn(page, administrator);
  const [{ id } = { id: "" }] = await query("SELECT id FROM users WHERE email = $1", [alice.email]);
  for (const path of ["/admin", "/admin/users", "/admin/users/new", "/admin/roles", "/admin/activity"])
    await camera.take(page, path);
  await camera.take(page, "/admin/users/[id]", `/admin/users/${id}`);
  if (!isBuilt("/admin/webhooks")) return;
  await page.goto("/admin/webhooks");
  await page.getByLabel("Address").fill("http://127.0.0.1:9/a/rather/long/path/for/a/narrow/screen");
  await page.getByLabel("role_created").check();
  await page.getByRole("button", { name: "Make the webhook" }).click();
  const test = page.getByRole("link", { name: "Send it a test" });
  const address = (await test.getAttribute("href")) ?? "";
  await page.goto(address);
  await page.getByRole("button", { name: "Send a test" }).click();
  await expect(page.getByText("A test is on its way.")).toBeVisible();
  await camera.take(page, "/admin/webhooks");
  await camera.take(page, "/admin/webhooks/[id]", new URL(address, page.url()).pathname);
});

test("what only development has", async ({ browser }) => {
  const development = await startDevelopment();
  try {
    const page = await guest(browser);
    for (const path of ["/dev/mail", "/docs"]) await camera.take(page, path, `${development.url}${path}`);
  } finally {
    await development.stop();
  }
});

test("no page was forgotten, and no picture is of one that is gone", () => {
  const all = pages().filter((page) => !page.startsWith("/_"));
  expect(all.filter((page) => !camera.taken.has(page))).toEqual([]);
  const expected = [...all, "/not-found"].flatMap(picturesOf);
  for (const name of readdirSync(folder).filter((one) => one.endsWith(".webp") && !expected.includes(one)))
    rmSync(path.join(folder, name));
});
