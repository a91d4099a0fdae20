import { type APIRequestContext, expect, test } from "@playwright/test";
import { z } from "zod";
import { type Contract, type DocumentedOperation, readContract } from "./contract";
import { clientOf, csrfHeader, fill } from "./contract-call";
import { errorKeys, jsonClient, setCookieLine } from "./json-client";
import { person } from "./people";
import { rawRequest } from "./raw-request";
import { baseURL } from "./server";

/* What no form would send, at every endpoint. */

let contract: Contract;
let client: APIRequestContext;
let headers: Record<string, string>;
test.describe.configure({ mode: "default" });
test.beforeAll(async () => {
  contract = readContract(await (await fetch(`${baseURL}/api/openapi.json`)).json());
  client = await clientOf(await person());
  headers = await csrfHeader(client);
});

const taking = (): DocumentedOperation[] =>
  contract.operations.filter(({ method, path }) => method !== "GET" && !path.endsWith("/logout"));
const send = (method: string, path: string, json: string, more: Record<string, string> = {}) =>
  client.fetch(path, {
    method,
    headers: { ...headers, "content-type": "application/json", ...more },
    data: Buffer.from(json, "latin1"),
  });

const fieldsShape = z.object({
  requestBody: z.object({
    content: z.object({
      "application/json": z.object({
        schema: z.object({
          properties: z.record(z.string(), z.object({ type: z.unknown(), format: z.string() }).partial()),
        }),
      }),
    }),
  }),
});

/** The fields that the document names for an operation, and whether each is a text. */
function fieldsOf({ path, method }: DocumentedOperation): { name: string; isText: boolean }[] {
  const paths = z.record(z.string(), z.record(z.string(), z.unknown())).parse(contract.document.paths);
  const described = fieldsShape.safeParse(paths[path]?.[method.toLowerCase()]);
  if (!described.success) return [];
  const { properties } = described.data.requestBody.content["application/json"].schema;
  return Object.entries(properties).map(([name, { type, format }]) => ({
    name,
    isText: type === "string" && format !== "uri-reference",
  }));
}

const quiet = /\/(?:confirm|reset|recover-username|us-signin\/send-code)$/;

test("AT-292, AT-295: each field as every other type, endless, or with half a character is refused, never a failure", async () => {
  test.setTimeout(180_000);
  const notText = [
    '{"a":1}',
    '["x"]',
    "true",
    "7.5",
    "1e309",
    '"\\ud800"',
    '"a\\udfff"',
    '"\\u0000"',
    `"${"x".repeat(60_000)}"`,
  ];
  let tried = 0;
  // The refresh token of a browser is in its cookie, whatever the body says.
  for (const operation of taking().filter(({ path }) => !path.endsWith("/refresh-token")))
    for (const { name, isText } of fieldsOf(operation))
      for (const value of [...notText, "null", "{}", "[]", "-1", '""']) {
        const answer = await send(operation.method, fill(operation.path), `{${JSON.stringify(name)}:${value}}`);
        const what = `${operation.name} ${name}=${value.slice(0, 20)} ${(await answer.text()).slice(0, 200)}`;
        expect(answer.status(), what).toBeLessThan(500);
        // These answer everybody alike, so that they tell nobody who has an account.
        if (isText && notText.includes(value) && !(answer.ok() && quiet.test(operation.path))) {
          expect(answer.status(), what).toBeGreaterThanOrEqual(400);
          expect(Object.keys(await errorKeys(answer)).length, what).toBeGreaterThan(0);
        }
        tried += 1;
      }
  expect(tried).toBeGreaterThan(500);
});

test("AT-293: bytes that are no UTF-8 are refused, in the query and in a form, and opened by nothing elsewhere", async () => {
  for (const { method, path } of contract.operations)
    for (const query of ["next=%ff", "next=/x%C0%80", "a=%ED%A0%80", "%ff=1"]) {
      const answer = await client.fetch(`${fill(path)}?${query}`, {
        method,
        ...(method === "GET" ? {} : { headers, data: {} }),
      });
      expect([path, answer.status(), await errorKeys(answer)]).toEqual([path, 400, { "": ["API_ERROR"] }]);
    }
  const form = { ...headers, "content-type": "application/x-www-form-urlencoded" };
  for (const data of ["password=%ff", "password=%C0%AF", "%ff=x", "password=100%"]) {
    const answer = await client.post("/api/security/verify", { headers: form, data });
    expect([data, await errorKeys(answer)]).toEqual([data, { "": ["API_ERROR"] }]);
  }
  for (const cookie of ["gatehouse=\u00ff\u00fe", "gatehouse=%ff", "\u00ff=x"]) {
    const answer = await rawRequest("/api/me", { accept: "application/json", cookie });
    expect(answer.status).toBe(401);
  }
  for (const name of ["authentication-token", "x-csrf-token", "authorization", "user-agent", "accept-language"]) {
    const answer = await rawRequest("/api/me", { accept: "application/json", [name]: "\u00ff\u00fe" });
    expect(answer.status, name).toBe(401);
  }
  for (const path of ["/api/security/reset/%ff", "/reset/%ff", "/api/security/sessions/%C0%80"])
    expect([400, 404], path).toContain((await rawRequest(path, { accept: "application/json" })).status);
});

test("AT-296: what is no id is no id, however it looks", async () => {
  test.setTimeout(90_000);
  const ids = [
    `${2 ** 40}`,
    "-1",
    "0",
    "1.5",
    "1e3",
    "0x1",
    "x".repeat(10_000),
    " 0b8e6d7e-0f0e-7000-8000-000000000000 ",
  ];
  for (const { name, method, path, answers } of contract.operations.filter((one) => one.path.includes("{")))
    for (const id of [...ids, "00000000-0000-0000-0000-000000000000", "'", "%", "null", "undefined", "../me"]) {
      const target = fill(path, encodeURIComponent(id));
      const answer = await client.fetch(target, { method, ...(method === "GET" ? {} : { headers, data: {} }) });
      const leadsAway = answers.has(303) && answer.headers().location?.startsWith("/");
      if (!leadsAway) expect(answer.status(), `${name} ${id.slice(0, 20)}`).toBeGreaterThanOrEqual(400);
      expect(answer.status(), `${name} ${id.slice(0, 20)}`).toBeLessThan(500);
    }
});

test("AT-263: names that an object is made of are no fields, at any depth of a body or query", async () => {
  for (const { name, method, path } of taking())
    for (const json of [
      '{"__proto__":{"isAdmin":true}}',
      '{"a":{"constructor":{"prototype":{"isAdmin":true}}}}',
      '{"a":[{"b":{"__proto__":null}}]}',
      '{"prototype":1}',
    ]) {
      const answer = await send(method, fill(path), json);
      expect([name, json, await errorKeys(answer)]).toEqual([name, json, { "": ["API_ERROR"] }]);
    }
  for (const query of [
    "__proto__=x",
    "__proto__[isAdmin]=1",
    "a[constructor][prototype]=1",
    "constructor.prototype=1",
  ]) {
    // Next takes some of them away before we see them.
    const answer = await client.get(`/api/me?${query}`);
    expect([200, 400], query).toContain(answer.status());
  }
  expect((await (await client.get("/api/me")).json()).response.roles).toEqual([]);
});

test("AT-304: a query without measure is refused, and a scalar given twice has no value", async () => {
  for (const query of [`a=${"x".repeat(100_000)}`, "a=1&".repeat(10_000)]) {
    const answer = await rawRequest(`/api/security/login?${query}`, { accept: "application/json" });
    expect([400, 414, 431]).toContain(answer.status);
  }
  for (const query of ["a[b][c]=1", "a[]=1&a[]=2", "a=1&a=2", "=", "&&&", "a=1;b=2"])
    expect((await client.get(`/api/me?${query}`)).status(), query).toBe(200);
  const guest = await jsonClient();
  const data = await person();
  for (const query of ["next=/account&next=/account", "next=/account&next=//evil.example"]) {
    const answer = await guest.post(`/api/security/login?${query}`, { data, headers: await csrfHeader(guest) });
    expect([query, answer.status()]).toEqual([query, 400]);
  }
});

test("AT-307, AT-308: a field has one source and one value: the last of the body, never the query or another spelling", async () => {
  const [alice, bob] = [await person(), await person()];
  const { password } = alice;
  const signIn = async (path: string, json: string) => {
    const guest = await jsonClient();
    const answer = await guest.post(path, {
      headers: { ...(await csrfHeader(guest)), "content-type": "application/json" },
      data: json,
    });
    const me = await (await guest.get("/api/me")).json();
    return {
      who: me.response.email ?? null,
      keys: await errorKeys(answer),
      cookie: setCookieLine(answer, "gatehouse"),
    };
  };
  const twice = `{"email":"${bob.email}","password":"${password}","email":"${alice.email}"}`;
  expect(await signIn("/login", twice)).toMatchObject({ who: alice.email });
  const spelt = `{"Email":"${bob.email}","EMAIL":"${bob.email}","email":"${alice.email}","password":"${password}"}`;
  expect(await signIn("/login", spelt)).toMatchObject({ who: alice.email });
  const query = `email=${encodeURIComponent(bob.email)}&password=${encodeURIComponent(bob.password)}`;
  expect(await signIn(`/login?${query}`, JSON.stringify(alice))).toMatchObject({ who: alice.email });
  expect(await signIn(`/login?${query}`, "{}")).toMatchObject({ who: null, cookie: null });
  expect(await signIn(`/login?${query}`, `{"Email":"${alice.email}","Password":"${password}"}`)).toMatchObject({
    who: null,
  });
});

test("AT-310: no cookie breaks an answer", async () => {
  const many = Array.from({ length: 200 }, (_, index) => `c${index}=v`).join("; ");
  for (const cookie of [
    "=;",
    "a==b",
    "__proto__=x",
    many,
    'gatehouse="x"',
    "gatehouse=",
    "gatehouse=a; gatehouse=b",
    "a=\tb",
    ";;;",
    `gatehouse=${"x".repeat(8000)}`,
  ])
    for (const [path, status] of [
      ["/api/me", 401],
      ["/api/security/login", 200],
      ["/login", 200],
      ["/account", 307],
    ] as const) {
      const answer = await rawRequest(path, {
        accept: path.startsWith("/api") ? "application/json" : "text/html",
        cookie,
      });
      expect(answer.status, `${path} ${cookie.slice(0, 40)}`).toBe(status);
    }
});
