import { type APIRequestContext, expect, test } from "@playwright/test";
import { type Contract, type DocumentedOperation, readContract } from "./contract";
import { errorKeys, jsonClient, postWithCsrf, setCookieLine, signInForToken } from "./json-client";
import { person } from "./people";
import { rowsOf } from "./rows-of";
import { baseURL } from "./server";

/* Requests that another site makes a browser send, or that a browser sends without meaning it. */

let contract: Contract;
test.beforeAll(async () => {
  contract = readContract(await (await fetch(`${baseURL}/api/openapi.json`)).json());
});

/** What changes something. Signing out by somebody else's hand is a nuisance only, and not guarded by default. */
const changing = (): DocumentedOperation[] =>
  contract.operations.filter(({ method, path }) => method !== "GET" && !path.endsWith("/logout"));
const fill = (path: string): string => path.replace(/\{\w+\}/g, "made-up");
const tokenOf = async (client: APIRequestContext): Promise<string> =>
  (await (await client.get("/api/security/login")).json()).response.csrf_token;

async function inside() {
  const who = await person();
  const client = await jsonClient();
  await signInForToken(client, who);
  return { who, client };
}

test("AT-127, AT-134: a session alone, without a CSRF token or with an invented one, changes nothing", async () => {
  const { who, client } = await inside();
  const before = await rowsOf(who);
  let stopped = 0;
  for (const { name, method, path } of changing())
    for (const [headers, key] of [
      [{}, "CSRF_MISSING"],
      [{ "x-csrf-token": "made.up.token.of.mine" }, "CSRF_INVALID"],
    ] as [Record<string, string>, string][]) {
      const answer = await client.fetch(fill(path), { method, headers, data: {} });
      const keys = await errorKeys(answer);
      // Whoever may not do it at all is told so first.
      const refusals = [key, "ANONYMOUS_USER_REQUIRED", "UNAUTHORIZED"].map((one) => ({ "": [one] }));
      expect(refusals, `${name} ${JSON.stringify(keys)}`).toContainEqual(keys);
      expect(answer.status(), name).toBe(keys[""]?.[0] === "UNAUTHORIZED" ? 403 : 400);
      if (keys[""]?.[0] === key) stopped += 1;
    }
  expect(stopped).toBeGreaterThan(50);
  expect(await rowsOf(who)).toBe(before);
});

test("AT-128: a token of another session, another person or the time before the sign-in does not fit", async () => {
  const alice = await person();
  const client = await jsonClient();
  const before = await tokenOf(client);
  await signInForToken(client, alice);
  const second = await jsonClient();
  await signInForToken(second, alice);
  const { client: bobs } = await inside();
  for (const token of [before, await tokenOf(second), await tokenOf(bobs), await tokenOf(await jsonClient())]) {
    const answer = await client.post("/api/me", { data: {}, headers: { "x-csrf-token": token } });
    expect([answer.status(), await errorKeys(answer)]).toEqual([400, { "": ["CSRF_MISMATCH"] }]);
  }
  const mine = await tokenOf(client);
  expect((await client.post("/api/me", { data: {}, headers: { "x-csrf-token": mine } })).status()).toBe(200);
  const guest = await (await jsonClient()).post("/login", { data: alice, headers: { "x-csrf-token": before } });
  expect([guest.status(), await errorKeys(guest)]).toEqual([400, { "": ["CSRF_MISMATCH"] }]);
});

test("AT-130: what a plain form of another site can send is read as JSON by no endpoint", async () => {
  const { who, client } = await inside();
  const token = { "x-csrf-token": await tokenOf(client) };
  const json = JSON.stringify({ ...who, username: "planted" });
  const boundary = "------form";
  const multipart = `--${boundary}\r\nContent-Disposition: form-data; name="username"\r\n\r\nplanted\r\n--${boundary}--\r\n`;
  const before = await rowsOf(who);
  for (const { name, method, path } of changing())
    for (const [type, body] of [
      ["text/plain", json],
      ["text/plain;charset=UTF-8; x=application/json", json],
      ["application/octet-stream", json],
      [`multipart/form-data; boundary=${boundary}`, multipart],
    ] as [string, string][]) {
      const answer = await client.fetch(fill(path), {
        method,
        headers: { ...token, "content-type": type },
        data: Buffer.from(body),
      });
      expect([name, type, answer.status()]).toEqual([name, type, 415]);
    }
  // As a form it has one field, whose name is the JSON text: none of those that the endpoint knows.
  const form = { ...token, "content-type": "application/x-www-form-urlencoded" };
  const asForm = await client.post("/api/security/change-username", { headers: form, data: `${json}=` });
  expect(asForm.status()).toBe(400);
  expect(await rowsOf(who)).toBe(before);
});

const foreign: Record<string, string>[] = [
  { origin: "https://evil.example" },
  { origin: "null" },
  { origin: `${baseURL}.evil.example` },
  { origin: baseURL.replace(/\d+$/, "444") },
  { origin: baseURL.replace("http:", "https:") },
  { origin: baseURL.replace("localhost", "LOCALHOST.") },
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site" },
  { origin: baseURL, "sec-fetch-site": "cross-site" },
];

test("AT-131, AT-133, AT-136: a page of another origin changes nothing, though session and token are right", async () => {
  const { who, client } = await inside();
  const token = await tokenOf(client);
  const before = await rowsOf(who);
  for (const { name, method, path } of changing())
    for (const headers of foreign) {
      const answer = await client.fetch(fill(path), {
        method,
        headers: { ...headers, "x-csrf-token": token },
        data: {},
      });
      expect([name, headers, answer.status(), await errorKeys(answer)]).toEqual([
        name,
        headers,
        403,
        { "": ["ORIGIN_REFUSED"] },
      ]);
    }
  expect(await rowsOf(who)).toBe(before);
});

test("AT-137: another site cannot sign a browser in, by a form or by a script", async () => {
  const mallory = await person();
  for (const [path, accept] of [
    ["/login", "text/html"],
    ["/login", "application/json"],
    ["/api/security/login", "text/html"],
    ["/api/security/us-signin", "*/*"],
    ["/unified-sign-in", "text/html"],
  ] as const)
    for (const headers of foreign) {
      const client = await jsonClient();
      const answer = await client.post(path, {
        headers: { ...headers, accept, "x-csrf-token": await tokenOf(client) },
        form: { ...mallory, identity: mallory.email, passcode: mallory.password },
      });
      expect(setCookieLine(answer, "gatehouse"), `${path} ${JSON.stringify(headers)}`).toBeNull();
      if (path.startsWith("/api/")) expect(answer.status(), path).toBe(403);
      expect((await client.get("/api/me")).status()).toBe(401);
    }
});

test("AT-140: a page of another origin learns nothing: no answer names it", async () => {
  const { client } = await inside();
  for (const { method, path } of contract.operations) {
    const origin = "https://evil.example";
    const asked = await client.fetch(fill(path), {
      method: "OPTIONS",
      headers: { origin, "access-control-request-method": method, "access-control-request-headers": "content-type" },
    });
    expect(asked.status(), path).toBe(405);
    const read = await client.get(fill(path), { headers: { origin } });
    for (const answer of [asked, read])
      for (const name of ["access-control-allow-origin", "access-control-allow-credentials"])
        expect(answer.headers()[name], path).toBeUndefined();
  }
});

test("AT-142: a Basic password that a browser remembers does not serve other sites", async () => {
  const who = await person();
  const authorization = `Basic ${Buffer.from(`${who.email}:${who.password}`).toString("base64")}`;
  const client = await jsonClient({ authorization });
  for (const headers of foreign) {
    const answer = await client.post("/api/me", { data: {}, headers });
    expect([answer.status(), await errorKeys(answer)]).toEqual([403, { "": ["ORIGIN_REFUSED"] }]);
  }
  // From our own pages it needs a token like a session, since browsers send it by themselves.
  expect(await errorKeys(await client.post("/api/me", { data: {} }))).toEqual({ "": ["CSRF_MISSING"] });
  expect((await (await client.get("/api/me")).json()).response).toMatchObject({ email: who.email, via: "basic" });
});

test("AT-143: the method is the one of the request, whatever its headers and fields say", async () => {
  const { who, client } = await inside();
  const other = await jsonClient();
  await signInForToken(other, who);
  for (const name of ["x-http-method-override", "x-http-method", "x-method-override"]) {
    const headers = { [name]: "DELETE", "x-csrf-token": await tokenOf(client) };
    for (const path of ["/api/security/sessions", "/api/security/sessions?_method=DELETE"])
      expect((await client.post(path, { headers, data: { _method: "DELETE" } })).status()).toBe(405);
    expect((await client.get("/api/security/sessions?_method=DELETE", { headers })).status()).toBe(200);
    expect((await client.get("/api/security/logout?_method=POST", { headers: { [name]: "POST" } })).status()).toBe(405);
  }
  expect((await postWithCsrf(other, "/api/me")).status()).toBe(200);
});

test("AT-151, AT-152: an answer is JSON alone, never a script, and other sites cannot embed it", async () => {
  const { client } = await inside();
  const scripts = { accept: "application/javascript, */*;q=0.8" };
  for (const { method, path } of contract.operations)
    for (const query of ["callback=cb", "jsonp=cb", "_callback=cb&format=js"]) {
      const answer = await client.fetch(`${fill(path)}?${query}`, { method, headers: scripts });
      if (answer.status() === 303) continue;
      const headers = answer.headers();
      expect(headers["content-type"], path).toMatch(/^application\/json; ?charset=utf-8$/);
      expect(await answer.text(), path).toMatch(/^\{/);
      expect(headers["x-content-type-options"], path).toBe("nosniff");
      expect(headers["cross-origin-resource-policy"], path).toBe("same-origin");
    }
});
