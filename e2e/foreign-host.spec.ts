import { expect, test } from "@playwright/test";
import { cookieOf, jsonClient, postWithCsrf, signInForToken } from "./json-client";
import { lastMail } from "./mails";
import { person } from "./people";
import { rawRequest } from "./raw-request";
import { baseURL } from "./server";

const forwarded = {
  "x-forwarded-host": "evil.example",
  "x-forwarded-proto": "https",
  "x-forwarded-port": "444",
  "x-host": "evil.example",
  "x-original-host": "evil.example",
  forwarded: "host=evil.example;proto=https",
};

test("AT-167, AT-169: whatever host a request names, addresses are relative or ours, and cookies name none", async () => {
  const who = await person();
  const client = await jsonClient();
  await signInForToken(client, who);
  const cookie = `gatehouse=${(await cookieOf(client, "gatehouse"))?.value}`;
  for (const headers of [{ host: "evil.example" }, forwarded, { host: "evil.example", ...forwarded }])
    for (const path of [
      "/",
      "/login",
      "/account",
      "/verify",
      "/admin",
      "/session/refresh?next=/account",
      "/api/me",
      "/api/openapi.json",
    ])
      for (const asked of [headers, { ...headers, cookie }] as Record<string, string>[]) {
        const answer = await rawRequest(path, { accept: "text/html", ...asked });
        const what = `${path} ${JSON.stringify(asked)}`;
        expect(answer.status, what).toBeLessThan(500);
        expect(JSON.stringify(answer.headers), what).not.toContain("evil.example");
        expect(answer.body, what).not.toContain("evil.example");
        if (answer.headers.location) expect(answer.headers.location, what).toMatch(/^\/(?!\/)/);
        for (const line of answer.headers["set-cookie"] ?? []) expect(line, what).not.toMatch(/domain=/i);
      }
  for (const path of ["/reset", "/us-signin/send-code"]) {
    const guest = await jsonClient({ host: "evil.example", ...forwarded });
    await postWithCsrf(guest, `/api/security${path}`, {
      email: who.email,
      identity: who.email,
      chosen_method: "email",
    });
  }
  const mail = await lastMail(who.email, "reset_instructions");
  expect(mail.data.link).toMatch(new RegExp(`^${baseURL}/reset/`));
  expect(mail.text).not.toContain("evil.example");
});
