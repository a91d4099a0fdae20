import type { Response } from "@playwright/test";
import { makeAdministrator } from "./administration";
import { expect, test } from "./fixtures";
import { lastMail } from "./mails";
import { person, sessionCookie, signIn } from "./people";
import { rawRequest } from "./raw-request";

const openPages = [
  "/",
  "/login",
  "/register",
  "/confirm",
  "/confirm/made-up",
  "/reset",
  "/reset/made-up",
  "/logout",
  "/forbidden",
];
const ownPages = ["/account", "/account/password", "/verify", "/logout", "/admin"];

test("every page forbids what it does not need, keeps out of caches and frames, and lets only its own scripts run", async ({
  page,
}) => {
  const who = await person({ confirmed: false });
  const nonces = new Set<string>();
  for (const path of [...openPages, new URL((await lastMail(who.email, "welcome")).data.link ?? "").pathname])
    nonces.add(await expectGuarded(await page.goto(path)));
  const admin = await person();
  await makeAdministrator(admin);
  await signIn(page, admin);
  for (const path of ownPages) {
    nonces.add(await expectGuarded(await page.goto(path)));
    await expect(page).toHaveURL(path);
  }
  expect(nonces.size, "each answer has a nonce of its own").toBe(openPages.length + 1 + ownPages.length);
});

/** Gives back the nonce of the answer. */
async function expectGuarded(response: Response | null): Promise<string> {
  if (!response) throw new Error("There was no answer.");
  const headers = response.headers();
  const policy = headers["content-security-policy"] ?? "";
  const nonce = /script-src 'self' 'nonce-([\w+/=]{20,})' 'strict-dynamic';/.exec(policy)?.[1] ?? "";
  expect(nonce, response.url()).not.toBe("");
  for (const directive of [
    "default-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "report-uri /api/csp-reports",
    "report-to csp",
  ])
    expect(policy, response.url()).toContain(directive);
  expect(headers["reporting-endpoints"]).toBe('csp="/api/csp-reports"');
  expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
  expect(headers["cache-control"], response.url()).toContain("no-store");
  expect(headers["x-frame-options"]).toBe("DENY");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["referrer-policy"]).toBe("same-origin, strict-origin");
  expect(headers["x-powered-by"]).toBeUndefined();

  const scripts = (await response.text()).match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.length, response.url()).toBeGreaterThan(0);
  expect(
    scripts.filter((script) => !script.includes(`nonce="${nonce}"`)),
    response.url(),
  ).toEqual([]);
  return nonce;
}

test("every answer, an error as well, says that it is read, framed and embedded as nothing else and by nobody else", async ({
  page,
}) => {
  await page.goto("/login");
  const script = (await page.locator("script[src]").first().getAttribute("src")) ?? "";
  const files = [script, "/icon.svg", "/favicon.ico"];
  const answers: [string, Record<string, string>, string?][] = [
    ...files.map((path): [string, Record<string, string>] => [path, {}]),
    ...["/api/health", "/api/ready", "/api/openapi.json", "/api/me", "/api/nowhere", "/api/security/login"].map(
      (path): [string, Record<string, string>] => [path, {}],
    ),
    ["/account", {}],
    ["/nowhere", {}],
    ["/_next/static/nowhere.js", {}],
    ["/login", { "x-middleware-subrequest": "1" }],
    ["/%ff", {}],
    ["/login", { "x-large": "x".repeat(17_000) }],
    ["/login", {}, "TRACE"],
    ["/api/csp-reports", {}],
    ["/api/security/login", { "content-type": "text/xml" }, "POST"],
    ["/login", { "content-length": "2000000" }, "POST"],
  ];
  const statuses = new Set<number>();
  for (const [path, headers, method] of answers) {
    const answer = await rawRequest(path, headers, method);
    statuses.add(answer.status);
    const what = `${method ?? "GET"} ${path}: ${answer.status}`;
    expect(answer.headers["x-content-type-options"], what).toBe("nosniff");
    expect(answer.headers["x-frame-options"], what).toBe("DENY");
    expect(answer.headers["cross-origin-resource-policy"], what).toBe("same-origin");
    expect(answer.headers["permissions-policy"], what).toContain("camera=()");
    expect(answer.headers["x-powered-by"], what).toBeUndefined();
    if (files.includes(path)) continue;
    expect(`${answer.headers["content-security-policy"]}`, what).toContain("frame-ancestors 'none'");
    // The document of the interface is everybody's, and asked for anew each time.
    const kept = path === "/api/openapi.json" ? "no-cache" : "no-store";
    if (answer.body) expect(`${answer.headers["cache-control"]}`, what).toContain(kept);
  }
  for (const status of [200, 307, 400, 401, 404, 405, 413, 431]) expect([...statuses]).toContain(status);
});

test("a script that got into a page does not run", async ({ page }) => {
  await page.goto("/login");
  const violation = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective), {
          once: true,
        });
        document.body.insertAdjacentHTML("beforeend", '<img src="data:," onerror="document.title = \'taken over\'">');
      }),
  );
  expect(await violation).toBe("script-src-attr");
  await expect(page).not.toHaveTitle("taken over");
});
test.use({ expectedComplaints: /inline event handler|script-src-attr forbids inline/ });

test("AT-100: the session's cookie is out of reach for scripts and other sites, and small", async ({ page }) => {
  await signIn(page, await person());
  const cookie = await sessionCookie(page.context());
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/", domain: "localhost", secure: false });
  expect(`${cookie?.name}${cookie?.value}`.length).toBeLessThan(4000);
  expect(await page.evaluate(() => document.cookie)).toBe("");
  expect(await page.evaluate(() => Object.keys(localStorage).concat(Object.keys(sessionStorage)))).toEqual([]);
});
