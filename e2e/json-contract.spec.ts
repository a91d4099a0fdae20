import { type APIRequestContext, type APIResponse, expect, test } from "@playwright/test";
import { Validator } from "@seriousme/openapi-schema-validator";
import { createGatehouseClient } from "@/lib/client/gatehouse-client";
import { type Contract, type DocumentedOperation, expectAsDocumented, readContract } from "./contract";
import { type Case, cases } from "./contract-cases";
import { fetchWith } from "./fetch-with";
import { errorKeys, jsonClient, signInForToken } from "./json-client";
import { lastMail } from "./mails";
import { freshAddress, newPassword, type Person, person } from "./people";
import { rawRequest } from "./raw-request";
import { baseURL, security } from "./server";

let contract: Contract;

test.beforeAll(async () => {
  contract = readContract(await (await fetch(`${baseURL}/api/openapi.json`)).json());
});

test("the document is valid OpenAPI 3.1", async () => {
  const validator = new Validator();
  expect(await validator.validate(contract.document)).toMatchObject({ valid: true });
  expect(validator.version).toBe("3.1");
});

test("every endpoint that one request leads to answers good input with success, in the documented form", async () => {
  test.setTimeout(240_000);
  const documented = contract.operations.map(({ name }) => name);
  expect(Object.keys(cases).filter((name) => !documented.includes(name))).toEqual([]);
  const waiting = [...contract.operations];
  const onlooker = await clientOf(await person());
  // Several at once, but fewer than would fill the queue in front of the hashing threads.
  const lane = async () => {
    for (let operation = waiting.shift(); operation; operation = waiting.shift()) {
      const known = cases[operation.name];
      if (!known) continue;
      const onlyLooks = known.as === "person" && operation.method === "GET" && !known.prepare;
      const answer = onlyLooks ? await onlooker.get(operation.path) : await callWell(operation, known);
      await expectAsDocumented(operation, answer);
      expect(answer.status(), `${operation.name} ${await answer.text()}`).toBe(200);
    }
  };
  await Promise.all([lane(), lane(), lane()]);
});

for (const who of ["a guest", "a person", "somebody without a CSRF token"] as const)
  test(`every endpoint answers ${who} who sends no field in the documented form`, async () => {
    const client = await (who === "a person" ? clientOf(await person()) : jsonClient());
    const headers = who === "somebody without a CSRF token" ? {} : await csrfHeader(client);
    // Signing out would end it for those that follow.
    const inOrder = contract.operations.toSorted((a, b) => Number(isLogout(a)) - Number(isLogout(b)));
    for (const operation of inOrder) {
      const isSafe = operation.method === "GET";
      const method = operation.method;
      const answer = await client.fetch(fill(operation.path), { method, ...(isSafe ? {} : { headers, data: {} }) });
      await expectAsDocumented(operation, answer);
    }
  });

test("a method that a path does not offer is 405 and names those that it offers", async () => {
  const client = await jsonClient();
  for (const path of new Set(contract.operations.map((operation) => operation.path))) {
    const offered = contract.operations.filter((one) => one.path === path).map(({ method }) => method);
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"].filter((one) => !offered.includes(one))) {
      const answer = await client.fetch(fill(path), { method });
      expect(await keysOf(answer, 405), `${method} ${path}`).toContain("METHOD_NOT_ALLOWED");
      expect(answer.headers().allow?.split(", ").sort(), `${method} ${path}`).toEqual(offered.sort());
    }
    const traced = await rawRequest(fill(path), {}, "TRACE");
    expect(traced.status, `TRACE ${path}`).toBe(405);
    expect(traced.headers.allow, `TRACE ${path}`).toBeTruthy();
  }
});

test("HEAD answers as GET does, without a body, but follows no link that acts at once", async () => {
  const client = await jsonClient();
  for (const { path, answers } of contract.operations.filter(({ method }) => method === "GET")) {
    const [head, get] = [await client.head(fill(path)), await client.get(fill(path))];
    expect(head.status(), path).toBe(answers.has(303) ? 405 : get.status());
    expect((await head.body()).length, path).toBe(0);
  }
});

const unusable: [what: string, type: string, body: Buffer, status: number, key: string][] = [
  ["an array", "application/json", Buffer.from("[]"), 400, "API_ERROR"],
  ["a number", "application/json", Buffer.from("7"), 400, "API_ERROR"],
  ["a text", "application/json", Buffer.from('"email"'), 400, "API_ERROR"],
  ["half an object", "application/json", Buffer.from('{"email":'), 400, "API_ERROR"],
  ["invalid UTF-8", "application/json", Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 400, "API_ERROR"],
  ["XML", "application/xml", Buffer.from("<email/>"), 415, "UNSUPPORTED_MEDIA_TYPE"],
  ["another character set", "application/json; charset=utf-16", Buffer.from("{}"), 415, "UNSUPPORTED_MEDIA_TYPE"],
  ["64 KiB and a byte", "application/json", Buffer.alloc(64 * 1024 + 1, " "), 413, "CONTENT_TOO_LARGE"],
];

test("every endpoint refuses a body that cannot be used, with a key", async () => {
  test.slow();
  const client = await jsonClient();
  const csrf = await csrfHeader(client);
  for (const operation of contract.operations.filter(({ method }) => method === "POST"))
    for (const [what, type, body, status, key] of unusable) {
      const headers = { ...csrf, "content-type": type };
      const answer = await client.post(fill(operation.path), { headers, data: body });
      expect(await keysOf(answer, status), `${operation.name}: ${what}`).toContain(key);
      await expectAsDocumented(operation, answer);
    }
});

test("ten megabytes are refused", async () => {
  const client = await jsonClient();
  const data = { email: "a".repeat(10_000_000) };
  const answer = await client.post("/api/security/login", { headers: await csrfHeader(client), data });
  expect(await keysOf(answer, 413)).toContain("CONTENT_TOO_LARGE");
});

test("a field that a form has twice has no value", async () => {
  const client = await clientOf(await person());
  const headers = { ...(await csrfHeader(client)), "content-type": "application/x-www-form-urlencoded" };
  const answer = await client.post("/api/security/verify", { headers, data: "password=one&password=two" });
  expect(await errorKeys(answer)).toEqual({ password: ["API_ERROR"] });
});

test("the typed client registers, confirms, signs in, changes the password, refreshes and signs out", async () => {
  const guest = { email: freshAddress(), password: "seven wooden spoons in a row" };
  const client = createGatehouseClient({ baseUrl: "", fetch: fetchWith(await jsonClient()), withTokens: true });
  const succeed = async <A>(asked: Promise<{ ok: true; response: A } | { ok: false; errors: string[] }>) => {
    const answer = await asked;
    if (!answer.ok) throw new Error(answer.errors.join(" "));
    return answer.response;
  };

  await succeed(client.call("POST register", { ...guest, password_confirm: guest.password }));
  const { token = "" } = (await lastMail(guest.email, "welcome")).data;
  await succeed(client.call("POST confirm/:token", { token }));
  expect(await client.call("GET /api/me")).toMatchObject({ ok: false, status: 401 });
  expect(await client.call("POST login", { email: guest.email, password: "wrong" })).toMatchObject({ ok: false });

  await succeed(client.call("POST login", guest));
  expect(await succeed(client.call("GET /api/me"))).toMatchObject({ email: guest.email, via: "token" });
  expect(await client.refresh()).toBe(true);
  expect(await succeed(client.call("GET /api/me"))).toMatchObject({ via: "token" });
  await succeed(
    client.call("POST change", {
      password: guest.password,
      new_password: newPassword,
      new_password_confirm: newPassword,
    }),
  );
  expect(await succeed(client.call("GET /api/me"))).toMatchObject({ via: "token" });
  await succeed(client.call("POST logout"));
  expect(await client.refresh()).toBe(false);
  expect(await client.call("GET /api/me")).toMatchObject({ ok: false, status: 401 });
});

async function callWell(operation: DocumentedOperation, { as, prepare }: Case): Promise<APIResponse> {
  const who = as === "guest" && !prepare ? nobody : await person();
  if (as === "reader") await security("roles", "add", who.email, await readerRole());
  const client = await (as === "guest" ? jsonClient() : clientOf(who));
  const { part, body } = (await prepare?.({ who, client })) ?? {};
  const path = fill(operation.path, part);
  const { method } = operation;
  return client.fetch(path, method === "GET" ? {} : { method, data: body ?? {}, headers: await csrfHeader(client) });
}

async function readerRole(): Promise<string> {
  const name = `reader-${Date.now().toString(36)}`;
  await security("roles", "create", name, "--permissions", "reports:read");
  return name;
}

const nobody: Person = { email: "", password: "" };

/** Somebody signed in by a session, with a refresh token beside it. */
async function clientOf(who: Person): Promise<APIRequestContext> {
  const client = await jsonClient();
  await signInForToken(client, who);
  return client;
}

async function csrfHeader(client: APIRequestContext): Promise<{ "x-csrf-token": string }> {
  const { response } = await (await client.get("/api/security/login")).json();
  return { "x-csrf-token": response.csrf_token };
}

async function keysOf(answer: APIResponse, status: number): Promise<string[]> {
  expect(answer.status(), await answer.text()).toBe(status);
  expect((await answer.json()).meta).toEqual({ code: status });
  return Object.values(await errorKeys(answer)).flat();
}

const isLogout = ({ path }: DocumentedOperation): boolean => path.endsWith("/logout");
const fill = (path: string, token = "no-such-token"): string => path.replace(/\{\w+\}/g, token);
