import { type APIResponse, expect, test } from "@playwright/test";
import { Validator } from "@seriousme/openapi-schema-validator";
import { createGatehouseClient } from "@/lib/client/gatehouse-client";
import { startGithub } from "../tests/support/github-server";
import { type Contract, type DocumentedOperation, expectAsDocumented, readContract } from "./contract";
import { callWell, clientOf, csrfHeader, fill } from "./contract-call";
import { cases } from "./contract-cases";
import { otherCases, otherSettings } from "./contract-other-cases";
import { fetchWith } from "./fetch-with";
import { errorKeys, jsonClient } from "./json-client";
import { lastMail } from "./mails";
import { startSecondServer } from "./own-server";
import { freshAddress, newPassword, person } from "./people";
import { rawRequest } from "./raw-request";
import { baseURL } from "./server";

let contract: Contract;

test.beforeAll(async () => {
  contract = readContract(await (await fetch(`${baseURL}/api/openapi.json`)).json());
});

test("the document is valid OpenAPI 3.1", async () => {
  const validator = new Validator();
  expect(await validator.validate(contract.document)).toMatchObject({ valid: true });
  expect(validator.version).toBe("3.1");
});

test("every operation answers good input with success, in the documented form", async () => {
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
      expect(answer.status(), `${operation.name} ${await answer.text()}`).toBe(known.status ?? 200);
    }
  };
  await Promise.all([lane(), lane(), lane()]);
});

test("so does what only other settings bring; with these, none is left out", async () => {
  test.setTimeout(150_000);
  const credentials = { id: "gatehouse", secret: "a-secret-of-thirty-two-characters" };
  const github = await startGithub(credentials);
  const server = await startSecondServer(otherSettings, {
    AUTH_GITHUB_ID: credentials.id,
    AUTH_GITHUB_SECRET: credentials.secret,
    AUTH_GITHUB_ISSUER: github.url,
  });
  try {
    const others = otherCases(server.url, github);
    const { operations } = readContract(await (await fetch(`${server.url}/api/openapi.json`)).json());
    const all = new Set([...contract.operations, ...operations].map(({ name }) => name));
    expect([...all].filter((name) => !(name in cases) && !(name in others))).toEqual([]);
    for (const [name, known] of Object.entries(others)) {
      const operation = operations.find((one) => one.name === name);
      if (!operation) throw new Error(`${name} is not in the document.`);
      const answer = await callWell(operation, known, server.url);
      await expectAsDocumented(operation, answer);
      expect(answer.status(), `${name} ${await answer.text()}`).toBe(known.status ?? 200);
      if (known.status === 303) expect(answer.headers().location, name).not.toContain("refused=");
    }
  } finally {
    await server.stop();
    await github.stop();
  }
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

test("AT-301: a method that a path does not offer is 405 and names those that it offers", async () => {
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

test("AT-302: HEAD answers as GET does, without a body, but follows no link that acts at once", async () => {
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
  ["a brace", "application/json", Buffer.from("{"), 400, "API_ERROR"],
  ["a part of a word", "application/json", Buffer.from("nul"), 400, "API_ERROR"],
  ["a comma at the end", "application/json", Buffer.from('{"email":"a",}'), 400, "API_ERROR"],
  ["a byte order mark", "application/json", Buffer.from("\ufeff{}"), 400, "API_ERROR"],
  ["a comment", "application/json", Buffer.from("{/* */}"), 400, "API_ERROR"],
  ["not a number", "application/json", Buffer.from('{"email":NaN}'), 400, "API_ERROR"],
  ["invalid UTF-8", "application/json", Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 400, "API_ERROR"],
  ["XML", "application/xml", Buffer.from("<email/>"), 415, "UNSUPPORTED_MEDIA_TYPE"],
  ["another character set", "application/json; charset=utf-16", Buffer.from("{}"), 415, "UNSUPPORTED_MEDIA_TYPE"],
  ["64 KiB and a byte", "application/json", Buffer.alloc(64 * 1024 + 1, " "), 413, "CONTENT_TOO_LARGE"],
];

test("AT-290, AT-293, AT-299: every endpoint refuses a body that cannot be used, with a key", async () => {
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

test("AT-298: ten megabytes are refused", async () => {
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

async function keysOf(answer: APIResponse, status: number): Promise<string[]> {
  expect(answer.status(), await answer.text()).toBe(status);
  expect((await answer.json()).meta).toEqual({ code: status });
  return Object.values(await errorKeys(answer)).flat();
}

const isLogout = ({ path }: DocumentedOperation): boolean => path.endsWith("/logout");
