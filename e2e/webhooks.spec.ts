import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { expectAccessible } from "./accessible";
import { makeAdministrator } from "./administration";
import { expect, test } from "./fixtures";
import { person, signIn } from "./people";

type Received = { headers: Record<string, string>; body: string };

/** A program on this machine that hears of events. */
async function receiver() {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, `${value}`]));
      received.push({ headers, body: Buffer.concat(parts).toString() });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/a/rather/long/path/for/a/narrow/screen`,
    received,
    stop: () => server.close(),
  };
}

test("an administrator makes a webhook, tests it, sees what arrived and sends it again", async ({ page }) => {
  const boss = await person();
  await makeAdministrator(boss);
  await signIn(page, boss);
  const { url, received, stop } = await receiver();
  await page.goto("/admin/webhooks");
  await expectAccessible(page);
  await page.getByLabel("Address").fill("ftp://nowhere.example");
  await page.getByRole("button", { name: "Make the webhook" }).click();
  await expect(page.getByText("Enter a whole address")).toBeVisible();
  await page.getByLabel("Address").fill(url);
  await page.getByLabel("role_created").check();
  await page.getByLabel("role_deleted").check();
  await page.getByRole("button", { name: "Make the webhook" }).click();
  const secret = (await page.getByRole("status", { name: "Secret" }).textContent()) ?? "";
  expect(secret).toMatch(/^whsec_/);
  await expectAccessible(page);

  await page.getByRole("link", { name: "Send it a test" }).click();
  await page.getByRole("button", { name: "Send a test" }).click();
  await expect(page.getByText("A test is on its way.")).toBeVisible();
  await expect.poll(() => received.length).toBe(1);
  const [{ headers, body } = { headers: {}, body: "" }] = received;
  expect(new Webhook(secret).verify(body, headers)).toMatchObject({ type: "webhook_test" });
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("region", { name: "Deliveries" }).getByText("Arrived")).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expectAccessible(page);
  await page.getByRole("button", { name: /Send again.*webhook_test/ }).click();
  await expect.poll(() => received.length).toBe(2);
  expect(received[1]?.headers["webhook-id"]).toBe(headers["webhook-id"]);

  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete it" }).click();
  await expect(page.getByText("The webhook was deleted.")).toBeVisible();
  await expect(page.getByText(url)).toHaveCount(0);
  stop();
});

test("whoever may not manage webhooks does not find them", async ({ page }) => {
  await signIn(page, await person());
  await page.goto("/admin/webhooks");
  await expect(page).toHaveURL("/forbidden");
});
