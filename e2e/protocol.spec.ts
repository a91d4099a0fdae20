import { expect, test } from "./fixtures";
import { person, sessionCookie, signIn } from "./people";
import { type RawAnswer, rawRequest } from "./raw-request";

/** What only the protected pages say. */
const secrets = [
  "Newest people",
  "Only people with the role admin",
  "Who you are here",
  "Member since",
  "Present password",
];
const protectedPages = ["/account", "/account/password", "/admin"];

/** Refused, sent away or not there: in any case without a word of the page. */
function expectNothing(answer: RawAnswer, target: string): void {
  expect(answer.status, target).toBeLessThan(500);
  for (const secret of secrets) expect(answer.body, `${target} says “${secret}”`).not.toContain(secret);
}

const flightHeaders: Record<string, string>[] = [
  { rsc: "1" },
  { rsc: "1", "next-router-prefetch": "1" },
  { rsc: "1", "next-router-prefetch": "2" },
  { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/admin/__PAGE__" },
  {
    rsc: "1",
    "next-router-state-tree": encodeURIComponent(
      '["",{"children":["admin",{"children":["__PAGE__",{}]}]},null,"refetch"]',
    ),
  },
  { purpose: "prefetch" },
  { "x-nextjs-data": "1" },
];

test("AT-274: no spelling of a page's parts gives anything of a protected page", async ({ page }) => {
  await signIn(page, await person());
  const noAdministrator = `gatehouse=${(await sessionCookie(page.context()))?.value}`;
  for (const path of protectedPages)
    for (const [who, cookie] of [
      ["a stranger", ""],
      ...(path === "/admin" ? [["no administrator", noAdministrator]] : []),
    ] as [string, string][])
      for (const target of [
        path,
        `${path}?_rsc=1`,
        `${path}.rsc`,
        `${path}.prefetch.rsc`,
        `${path}.segments/_tree.segment.rsc`,
        `${path}.segments/_full.segment.rsc`,
        `${path}.txt`,
        `/_next/data/x${path}.json`,
        `/_next/image?url=${encodeURIComponent(path)}&w=640&q=75`,
      ])
        for (const headers of [{}, ...flightHeaders])
          expectNothing(
            await rawRequest(target, { ...headers, ...(cookie && { cookie }) }),
            `${target} ${JSON.stringify(headers)} for ${who}`,
          );
});

test("AT-277: Next's headers to itself open nothing when they come from outside", async () => {
  const forged: Record<string, string>[] = [
    { "next-resume": "1" },
    { "x-matched-path": "/login" },
    { "x-invoke-path": "/login" },
    { "x-invoke-query": "%7B%7D" },
    { "x-nextjs-data": "1" },
    { "x-nextjs-rewrite": "/admin" },
    { "x-middleware-rewrite": "/admin" },
    { "x-middleware-next": "1" },
    { "x-middleware-prefetch": "1" },
    { "x-middleware-set-cookie": "gatehouse=x" },
    { "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" },
    { "x-middleware-subrequest": "src/middleware:src/middleware:src/middleware:src/middleware:src/middleware" },
    { "x-middleware-override-headers": "cookie", "x-middleware-request-cookie": "gatehouse=x" },
    { "x-now-route-matches": "1=admin" },
    { "x-original-url": "/admin", "x-rewrite-url": "/admin" },
  ];
  for (const headers of forged)
    for (const path of [...protectedPages, "/login", "/icon.svg", "/_next/static/none.js"]) {
      const answer = await rawRequest(path, headers);
      expectNothing(answer, `${path} ${JSON.stringify(headers)}`);
      expect(answer.headers["set-cookie"]).toBeUndefined();
      if (protectedPages.includes(path)) expect([307, 400]).toContain(answer.status);
    }
});

test("AT-278: headers that the doorman writes are overwritten when they come from outside", async ({ page }) => {
  const forged = {
    "x-nonce": "forged",
    "content-security-policy": "script-src 'nonce-forged'",
    "x-gatehouse-path": "//evil.example",
  };
  const login = await rawRequest("/login", forged);
  expect(login.status).toBe(200);
  expect(login.body).not.toContain("forged");
  expect(JSON.stringify(login.headers)).not.toContain("forged");
  expect((await rawRequest("/account", forged)).headers.location).toBe("/login?next=%2Faccount");

  const who = await person();
  const identities = {
    "x-user-id": who.email,
    "x-gatehouse-user": who.email,
    "x-request-id": "forged",
    authorization: "Bearer forged",
  };
  expect((await rawRequest("/account", identities)).status).toBe(307);
  expect((await rawRequest("/api/me", identities)).status).toBe(401);

  const addresses = {
    "x-forwarded-for": "203.0.113.7",
    "x-real-ip": "203.0.113.7",
    "x-gatehouse-peer": "guess.203.0.113.7",
  };
  await page.context().setExtraHTTPHeaders(addresses);
  await signIn(page, who);
  await expect(page.getByText("203.0.113.7")).toHaveCount(0);
});

test("AT-289: a protected page is protected however its address is spelt, and a posted form changes nothing about that", async () => {
  for (const path of protectedPages)
    for (const target of [
      `${path}/`,
      `${path}//`,
      `/${path}`,
      `/.${path}`,
      `/x/..${path}`,
      `${path}/.`,
      `${path}%2f`,
      `${path}%00`,
      `${path};x`,
      path.toUpperCase(),
      path.replace("a", "A"),
      path.replace("a", "%61"),
      path.replace("a", "%41"),
      path.replace("/", "\\"),
      path.replace("/", "/%2e/"),
      `${path}?__nextDefaultLocale=en`,
      `${path}?__nextLocale=en&__nextInferredLocaleFromDefault=1`,
      `/en${path}`,
    ])
      for (const method of ["GET", "HEAD", "POST"]) {
        const headers: Record<string, string> =
          method === "POST" ? { "content-type": "application/x-www-form-urlencoded" } : {};
        const answer = await rawRequest(target, headers, method);
        expectNothing(answer, `${method} ${target}`);
        expect(answer.status, `${method} ${target}`).not.toBe(200);
      }
});

test("the mails of development are not there in production", async ({ page }) => {
  expect((await page.goto("/dev/mail"))?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Mails" })).toHaveCount(0);
});
test.use({ expectedComplaints: /status of 404/ });
