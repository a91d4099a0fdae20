import { expect, test } from "@playwright/test";
import { readContract } from "./contract";
import { pages, routes } from "./doors";
import { person, sessionCookie, signIn } from "./people";
import { rawExchange, statusOf } from "./raw-exchange";
import { rawRequest } from "./raw-request";
import { captureAction } from "./replay";
import { baseURL, port } from "./server";

/* Requests that no browser and no library would write. */

const host = `Host: localhost:${port}\r\n`;
const json = "Accept: application/json\r\nContent-Type: application/json\r\n";
const filled = (path: string): string => path.replace(/\[(?:\.\.\.)?\w+\]|\{\w+\}/g, "made-up");

/** The server still answers others, at once. */
async function expectAlive(): Promise<void> {
  const began = performance.now();
  expect((await fetch(`${baseURL}/api/health`)).status).toBe(200);
  expect(performance.now() - began).toBeLessThan(1_000);
}

const mebibyte = Buffer.alloc(1 << 20, " ");
const post = (path: string, more: string) => `POST ${path} HTTP/1.1\r\n${host}${json}${more}\r\n`;

test("AT-298: a body over the limit is refused early, however its length is told, and never cut", async () => {
  const limit = 64 * 1024;
  const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
  const filler = '{"email":"a@b.example","password":"';
  const over = `${filler}${"x".repeat(limit - filler.length)}"}`;
  for (const path of ["/login", "/api/security/login", "/api/security/register", "/api/me"]) {
    const told = await rawExchange([post(path, `Content-Length: ${over.length}\r\nConnection: close\r\n`), over]);
    expect([path, statusOf(told.answer)]).toEqual([path, 413]);
    const untold = await rawExchange([
      post(path, "Transfer-Encoding: chunked\r\nConnection: close\r\n"),
      chunk(over),
      chunk(""),
    ]);
    expect([path, statusOf(untold.answer)]).toEqual([path, 413]);
  }
  // Told to be ten bytes: what follows is another request, and none that anybody would answer.
  const lied = await rawExchange([post("/login", "Content-Length: 10\r\n"), "x".repeat(1 << 20)], 3_000);
  expect([0, 400]).toContain(statusOf(lied.answer));
  expect(lied.closed).toBe(true);
  for (const length of ["Content-Length: 104857600\r\n", "Transfer-Encoding: chunked\r\n"]) {
    const chunked = length.startsWith("T");
    const piece = chunked ? Buffer.concat([Buffer.from("100000\r\n"), mebibyte, Buffer.from("\r\n")]) : mebibyte;
    const huge = await rawExchange([post("/login", length), ...Array.from({ length: 100 }, () => piece)], 20_000);
    expect(statusOf(huge.answer), length).toBe(413);
    await expectAlive();
  }
});

test("AT-299: a body of another type is not read, however many parts it has", async () => {
  const boundary = "part";
  const parts = `${`--${boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n`.repeat(1000)}--${boundary}--\r\n`;
  const types: [string | null, string][] = [
    [null, '{"a":1}'],
    ["", '{"a":1}'],
    ["text/xml", "<a/>"],
    ["application/json; charset=utf-16", "{}"],
    ["application/json, text/plain", "{}"],
    ["application/jsonp", "{}"],
    ["multipart/form-data", "{}"],
    [`multipart/form-data; boundary=${boundary}`, parts],
    ["application/x-www-form-urlencoded; charset=latin1", "a=1"],
  ];
  const { operations } = readContract(await (await fetch(`${baseURL}/api/openapi.json`)).json());
  for (const { path, method } of operations.filter((one) => one.method === "POST"))
    for (const [type, body] of types) {
      const answer = await fetch(baseURL + filled(path), {
        method,
        body: Buffer.from(body),
        headers: { accept: "application/json", ...(type === null ? {} : { "content-type": type }) },
      });
      expect([path, type, answer.status]).toEqual([path, type, 415]);
    }
});

test("AT-301: a method that nobody serves is 405 at every page and route, and echoes nothing", async () => {
  for (const path of [...pages(), ...routes()].map(filled))
    for (const method of ["TRACE", "PROPFIND", "FOO", "PUT", "PATCH", "DELETE"]) {
      const { answer } = await rawExchange([
        `${method} ${path} HTTP/1.1\r\n${host}X-Marker: marker\r\nConnection: close\r\n\r\n`,
      ]);
      // Next hands a page's address to the page, whatever the method. A page only shows.
      const mayShow = pages().map(filled).includes(path) && ["PUT", "PATCH", "DELETE"].includes(method);
      if (!mayShow) expect([307, 400, 401, 404, 405], `${method} ${path}`).toContain(statusOf(answer));
      expect(statusOf(answer), `${method} ${path}`).toBeLessThan(500);
      expect(answer, `${method} ${path}`).not.toContain("marker");
    }
  const tunnel = await rawExchange([`CONNECT localhost:${port} HTTP/1.1\r\n${host}\r\n`]);
  expect(statusOf(tunnel.answer)).toBe(405);
});

test("AT-311: headers at and over the limits, other versions and no host are answered or refused, and harm nobody", async () => {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, index) => `X-${index}: ${"v".repeat(90)}\r\n`).join("");
  const cases: [what: string, request: string, statuses: number[]][] = [
    ["below 16 kB", `GET /login HTTP/1.1\r\n${host}${lines(150)}Connection: close\r\n\r\n`, [200]],
    ["over 16 kB", `GET /login HTTP/1.1\r\n${host}${lines(200)}\r\n`, [431]],
    ["one long name", `GET /login HTTP/1.1\r\n${host}${"x".repeat(17_000)}: a\r\n\r\n`, [431]],
    ["Latin-1", `GET /login HTTP/1.1\r\n${host}X-Name: \xe9\xff\r\nConnection: close\r\n\r\n`, [200]],
    ["a NUL", `GET /login HTTP/1.1\r\n${host}X-Name: a\0b\r\n\r\n`, [400]],
    ["a bare line feed", `GET /login HTTP/1.1\n${host}\n\n`, [400]],
    ["an empty host", "GET /login HTTP/1.1\r\nHost: \r\nConnection: close\r\n\r\n", [200, 307, 400]],
    ["no host", "GET /login HTTP/1.1\r\nConnection: close\r\n\r\n", [400]],
    ["two hosts", `GET /login HTTP/1.1\r\n${host}Host: evil.example\r\nConnection: close\r\n\r\n`, [200, 400]],
    ["HTTP/1.0", `GET /login HTTP/1.0\r\n${host}\r\n`, [200, 400]],
    ["HTTP/0.9", "GET /login\r\n\r\n", [400]],
    ["HTTP/2 by surprise", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", [400, 405, 505]],
    ["a folded header", `GET /login HTTP/1.1\r\n${host}X-A: a\r\n b\r\nConnection: close\r\n\r\n`, [200, 400]],
    ["a space before the colon", `GET /login HTTP/1.1\r\n${host}X-A : a\r\n\r\n`, [400]],
    ["TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", [400, 405]],
  ];
  for (const [what, request, statuses] of cases) {
    const { answer, closed } = await rawExchange([request], 4_000);
    expect(statuses, what).toContain(statusOf(answer));
    expect(closed, what).toBe(true);
    expect(answer, what).not.toContain("evil.example");
  }
  await expectAlive();
});

test("AT-284: an upgrade is closed, and nothing is asked in somebody's name", async () => {
  const upgrade =
    "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";
  for (const target of ["/", `http://127.0.0.1:${port}/api/me`, "http://inside.example/", "/_next/webpack-hmr"]) {
    const { answer, closed } = await rawExchange([`GET ${target} HTTP/1.1\r\n${host}${upgrade}\r\n`]);
    expect([target, statusOf(answer), closed]).toEqual([target, 400, true]);
  }
});

test("AT-281: the body of a server action over the limit is refused, told or not, and the action is not run", async ({
  page,
}) => {
  const who = await person();
  await signIn(page, who);
  await page.goto("/verify");
  await page.getByLabel("Password", { exact: true }).fill(who.password);
  const call = await captureAction(page, () => page.getByRole("button", { name: "Continue" }).click());
  const cookie = `gatehouse=${(await sessionCookie(page.context()))?.value}`;
  const head = Object.entries({ ...call.headers, cookie })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("");
  for (const length of ["Content-Length: 20971520\r\n", "Transfer-Encoding: chunked\r\n"]) {
    const chunked = length.startsWith("T");
    const piece = chunked ? Buffer.concat([Buffer.from("100000\r\n"), mebibyte, Buffer.from("\r\n")]) : mebibyte;
    const sent = await rawExchange(
      [
        `POST ${call.path} HTTP/1.1\r\n${host}${head}${length}Connection: close\r\n\r\n`,
        ...Array.from({ length: 20 }, () => piece),
        ...(chunked ? ["0\r\n\r\n"] : []),
      ],
      15_000,
    );
    expect([length, statusOf(sent.answer)]).toEqual([length, 413]);
    expect(sent.answer).not.toMatch(/set-cookie/i);
    await expectAlive();
  }
});

test("AT-283: there is no way to have a picture fetched", async () => {
  for (const url of [
    "http://127.0.0.1:1/",
    "//evil.example/x.avif",
    "http://169.254.169.254/",
    "/icon.svg",
    "/api/me",
    "x",
  ])
    for (const rest of ["w=64&q=75", "w=99999&q=75", "w=-1&q=0", ""]) {
      const answer = await rawRequest(`/_next/image?url=${encodeURIComponent(url)}&${rest}`, {
        accept: "image/avif,*/*",
      });
      expect([400, 404], `${url} ${rest}`).toContain(answer.status);
      expect(`${answer.headers["content-type"]}`).not.toContain("image/");
    }
});

test("AT-287: the tools of development are not there", async () => {
  for (const path of [
    "/__nextjs_original-stack-frame?file=x",
    "/__nextjs_original-stack-frames",
    "/__nextjs_launch-editor?file=package.json",
    "/__nextjs_source-map?filename=x",
    "/_next/webpack-hmr",
    "/_next/development/_devMiddlewareManifest.json",
    "/_next/mcp",
    "/_next/static/development/_ssgManifest.js",
    "/.env",
    "/.next/BUILD_ID",
    "/package.json",
    "/middleware.ts",
  ])
    expect((await rawRequest(path)).status, path).toBe(404);
});

test("AT-275: a parameter that Next keeps for itself does not stand in for the path", async () => {
  const headers = { accept: "text/html" };
  const plain = await rawRequest("/reset/made-up", headers);
  const words = (body: string) => body.replace(/<script[\s\S]*?<\/script>|<[^>]+>/g, "").replaceAll(/\s+/g, " ");
  for (const query of ["nxtPtoken=other", "nxtPtoken=other&token=other", "nxtItoken=other", "_nextToken=other"])
    expect(words((await rawRequest(`/reset/made-up?${query}`, headers)).body), query).toBe(words(plain.body));
  expect((await rawRequest("/api/security/nowhere?nxtPendpoint=login", { accept: "application/json" })).status).toBe(
    404,
  );
  expect((await rawRequest("/api/security/login?nxtPendpoint=me", { accept: "application/json" })).status).toBe(200);
});
