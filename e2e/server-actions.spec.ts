import { expect, test } from "./fixtures";
import { clientWith, fillIn, newPassword, person, sessionCookie, signIn } from "./people";
import { captureAction, captureChangeOfPassword, replay, targetOf } from "./replay";

test("an action that another site sends in somebody's name is refused", async ({ page, otherBrowser }) => {
  const who = await person();
  await signIn(page, who);
  const call = await captureChangeOfPassword(page, who.password);
  const cookie = (await sessionCookie(page.context()))?.value ?? "";
  const client = await clientWith(cookie);
  const foreign: Record<string, string | null>[] = [
    { origin: "https://evil.example" },
    { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
    { origin: "null" },
    { origin: "http://localhost" },
    { origin: null, "sec-fetch-site": null },
    { origin: null, "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ];
  for (const headers of foreign) {
    const answer = await replay(client, call, headers);
    expect(targetOf(answer), JSON.stringify(headers)).toBeNull();
    expect(answer.headers()["set-cookie"], JSON.stringify(headers)).toBeUndefined();
  }
  await signIn(otherBrowser, who);
  // The very same call from our own page would have done it.
  expect(targetOf(await replay(client, call))).toMatch(/^\/account\?/);
  await signIn(otherBrowser, { ...who, password: newPassword });
  await client.dispose();
});

test("an action of a protected page, called by a stranger, leads to the sign-in and does nothing", async ({ page }) => {
  const who = await person();
  await signIn(page, who);
  const call = await captureChangeOfPassword(page, who.password);
  const stranger = await clientWith(null);
  expect(targetOf(await replay(stranger, call))).toBe("/login?next=%2Faccount%2Fpassword");
  // On an open page that does not know the action, Next passes it on to the protected one, which the doorman guards.
  for (const path of ["/login", "/"]) {
    const answer = await replay(stranger, { ...call, path });
    expect(answer.headers()["set-cookie"], path).toBeUndefined();
    expect(targetOf(answer) ?? (await answer.text()), path).toMatch(/^(?:\/login\b|\{\}$)/);
  }
  await stranger.dispose();
});

test("an action asks for a sign-in by itself, on a page that no doorman guards", async ({ page }) => {
  const who = await person();
  await signIn(page, who);
  await page.goto("/verify");
  await page.getByLabel("Password", { exact: true }).fill(who.password);
  const call = await captureAction(page, () => page.getByRole("button", { name: "Continue" }).click());
  await expect(page).not.toHaveURL("/verify");
  const stranger = await clientWith(null);
  expect(targetOf(await replay(stranger, call))).toMatch(/^\/login/);
  await stranger.dispose();
});

test("an action that does not exist is refused, and one with a torn body harms nobody", async ({ page }) => {
  const who = await person();
  await signIn(page, who);
  const call = await captureChangeOfPassword(page, who.password);
  const client = await clientWith((await sessionCookie(page.context()))?.value ?? "");
  const invented = await replay(client, call, { "next-action": "00".repeat(21) });
  expect([404, 409]).toContain(invented.status());
  const torn = await replay(client, { ...call, body: call.body.subarray(0, call.body.length / 2) });
  expect(torn.headers()["set-cookie"]).toBeUndefined();
  expect(targetOf(torn)).toBeNull();
  expect((await client.get("/account")).status()).toBe(200);
  await client.dispose();
});

test("AT-280: payloads that reach for prototypes, for themselves or for a hundred thousand parts run nothing and stop nobody", async ({
  page,
}) => {
  await page.goto("/login");
  await fillIn(page, { email: "nobody@example.com", password: "not a password" });
  const call = await captureAction(page, () => page.getByRole("button", { name: "Sign in" }).click());
  const client = await clientWith(null);
  const boundary = "----gatehouse";
  const part = ([name, value]: [string, string]) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const parts = (fields: Record<string, string>) =>
    [...Object.entries(fields).map(part), `--${boundary}--\r\n`].join("");
  const payloads: Record<string, string>[] = [
    { "0": '["$1:__proto__:then"]', "1": "{}" },
    { "0": '["$1:constructor:constructor"]', "1": "{}" },
    {
      "0": '{"then":"$1:__proto__:then","status":"resolved_model","value":"{}","_response":{"_prefix":"process.exit(1)"}}',
      "1": '"$@0"',
    },
    { "0": '["$@1"]', "1": '["$@0"]' },
    { "0": '["$1"]', "1": '["$0"]' },
    { "0": `[${Array(100_000).fill('"$1"').join(",")}]`, "1": "1" },
    { "0": `${"[".repeat(50_000)}${"]".repeat(50_000)}` },
    { "0": '["$K1"]' },
    { "0": '["$F1"]', "1": '{"id":"constructor","bound":null}' },
    { "0": '["$h1"]', "1": '{"id":"__proto__","bound":"$@2"}', "2": "[]" },
    { "0": '["$B1","$o1","$i1","$n99999999999999999999"]', "1": "x" },
    { "0": "not json" },
  ];
  for (const payload of payloads) {
    const startedAt = Date.now();
    const answer = await client.post(call.path, {
      data: Buffer.from(parts(payload)),
      headers: { ...call.headers, "content-type": `multipart/form-data; boundary=${boundary}` },
      timeout: 10_000,
    });
    const what = JSON.stringify(payload).slice(0, 100);
    expect(Date.now() - startedAt, what).toBeLessThan(3_000);
    expect(answer.headers()["set-cookie"], what).toBeUndefined();
    expect(await answer.text(), what).not.toMatch(/node_modules|\bat .*\.js:\d+/);
    expect((await client.get("/api/health")).status(), what).toBe(200);
  }
  const cut = await client.post(call.path, {
    data: Buffer.from(parts({ "0": "[]" })),
    headers: { ...call.headers, "content-type": "multipart/form-data; boundary=another" },
  });
  expect(cut.headers()["set-cookie"]).toBeUndefined();
  expect((await client.get("/api/health")).status()).toBe(200);
  await client.dispose();
});
