import { readFileSync } from "node:fs";
import { request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Application } from "@/tests/support/application";
import { jsonDoor } from "@/tests/support/json-door";
import { person } from "@/tests/support/people";
import { appCode, personWithFactor } from "@/tests/support/second-factors";
import { createSystem, signInAt } from "@/tests/support/system";
import { timeUntil } from "@/tests/support/time-until";

/* Requests that no browser of ours would send, to a server as it is started in production. */

let system: Awaited<ReturnType<typeof createSystem>>;
let server: Application;
beforeAll(async () => {
  system = await createSystem();
  server = await system.start({}, { until: "ready" });
});
afterAll(() => system.close());

const json = { accept: "application/json", "content-type": "application/json" };
const who = async (cookie: string) => {
  const answer = await fetch(`${server.url}/api/me`, { headers: { ...json, cookie } });
  expect(answer.status).toBeLessThan(500);
  expect(answer.headers.getSetCookie().filter((line) => line.startsWith("gatehouse="))).toEqual([]);
  return answer.status === 200
    ? z.object({ response: z.object({ email: z.string() }) }).parse(await answer.json()).response.email
    : null;
};

describe("passwords", () => {
  test("AT-025: bytes that are no UTF-8 are refused when chosen and when tried, so that no two of them are equal", async () => {
    const email = "no-utf8@example.com";
    const send = (path: string, byte: number, fields: string[]) => {
      const typed = Object.fromEntries([
        ["email", email],
        ...fields.map((name) => [name, `${"@".repeat(14)}-long-enough`]),
      ]);
      const body = Buffer.from(JSON.stringify(typed).replaceAll("@".repeat(14), "\u0001"), "latin1");
      for (const [at, value] of body.entries()) if (value === 1) body[at] = byte;
      return fetch(`${server.url}${path}`, { method: "POST", headers: json, body });
    };
    for (const byte of [0xff, 0xfe])
      for (const answer of [
        await send("/register", byte, ["password", "password_confirm"]),
        await send("/login", byte, ["password"]),
      ]) {
        expect(answer.status).toBe(400);
        expect(await answer.json()).toMatchObject({ response: { error_keys: { "": ["API_ERROR"] } } });
      }
    expect(await system.app.db.user.count({ where: { email } })).toBe(0);
  });

  test("AT-028: one of 50 MiB is refused before it is read, and leaves no trace in memory", async () => {
    const memory = () =>
      server
        .processes()
        .reduce(
          (sum, pid) => sum + Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0),
          0,
        ) / 1024;
    expect(await sendEndless("/login", 50 * 2 ** 20)).toBe(413);
    // A server that has just begun goes on loading pages for a while.
    let seen = 0;
    await timeUntil(async () => {
      const last = seen;
      await pause(500);
      seen = memory();
      return Math.abs(seen - last) < 1;
    }, 20_000);
    const before = memory();
    expect(await sendEndless("/login", 50 * 2 ** 20)).toBe(413);
    expect(memory() - before).toBeLessThan(10);
  });

  /** Announces so many bytes and sends them until it is stopped; answers the status. */
  function sendEndless(path: string, length: number): Promise<number> {
    return new Promise((resolve, reject) => {
      const sent = request(`${server.url}${path}`, { method: "POST", headers: { ...json, "content-length": length } });
      let status = 0;
      sent.on("response", (answer) => {
        status = answer.statusCode ?? 0;
        expect(answer.headers.connection).toBe("close");
        answer.resume().on("close", () => resolve(status));
      });
      // The server hangs up on whoever goes on writing.
      sent.on("error", (error) => (status ? resolve(status) : reject(error)));
      const chunk = Buffer.alloc(65_536, "a");
      const write = () => {
        while (!sent.destroyed && !sent.writableEnded) if (!sent.write(chunk)) return void sent.once("drain", write);
      };
      write();
    });
  }
});

describe("cookies", () => {
  test("AT-115: cookies that look like the session's are nobody, and take nothing away", async () => {
    const alice = await person(system.app);
    const mallory = await person(system.app);
    const session = `gatehouse=${(await signInAt(server.url, alice)).door.cookie("gatehouse")}`;
    const other = (await signInAt(server.url, mallory)).door.cookie("gatehouse");
    for (const extra of [
      `gatehouse.0=${other}`,
      `gatehouse.9=x`,
      `gatehousezzz=${other}`,
      `next-auth.session-token=${other}`,
      `authjs.session-token=${other}`,
      `__Secure-authjs.session-token=${other}; __Host-gatehouse=${other}`,
    ]) {
      expect(await who(extra), extra).toBeNull();
      expect(await who(`${session}; ${extra}`), extra).toBe(alice.email);
      expect(await who(`${extra}; ${session}`), extra).toBe(alice.email);
    }
    // The same name twice: one of the two, whole, or nobody.
    expect([alice.email, mallory.email, null]).toContain(await who(`${session}; gatehouse=${other}`));
    expect([alice.email, null]).toContain(await who(`${session}; gatehouse=x`));
    expect([alice.email, null]).toContain(await who(`gatehouse=x; ${session}`));
  });

  test("AT-116: sixty pieces of a cookie, or 16 KiB of them, are refused or nobody", async () => {
    const pieces = Array.from({ length: 60 }, (_, index) => `gatehouse.${index}=${"x".repeat(100)}`).join("; ");
    expect(await who(pieces)).toBeNull();
    const tooLarge = await fetch(`${server.url}/api/me`, {
      headers: { ...json, cookie: `gatehouse=${"x".repeat(16_400)}` },
    });
    expect([400, 431]).toContain(tooLarge.status);
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
  });

  test("AT-125: what a client says of its protocol changes neither names nor flags", async () => {
    const alice = await person(system.app);
    const lines = new Set<string>();
    for (const proto of ["http", "https", "https,http", "wss", "/", "http://"]) {
      const door = jsonDoor(server.url, { "x-forwarded-proto": proto, forwarded: `proto=${proto}` });
      const answer = await door.post("/login", { email: alice.email, password: alice.password });
      expect(answer.status).toBe(200);
      for (const line of answer.headers.getSetCookie())
        lines.add(line.replace(/=[^;]*/, "").replace(/expires=[^;]*/i, ""));
    }
    expect([...lines].filter((line) => line.startsWith("gatehouse;"))).toHaveLength(1);
    expect([...lines].join("\n")).not.toMatch(/secure/i);
  });
});

describe("a sign-in that waits for its second step", () => {
  const described = z.record(
    z.string(),
    z.record(z.string(), z.object({ description: z.string().default("") }).loose()),
  );

  test("AT-121: opens nothing but its second step", async () => {
    const bob = await personWithFactor(system.app, "authenticator");
    const answer = await fetch(`${server.url}/login`, {
      method: "POST",
      headers: { ...json, ...(await csrf()) },
      body: JSON.stringify({ email: bob.email, password: bob.password }),
    });
    expect(await answer.json()).toMatchObject({ response: { tf_required: true } });
    const set = answer.headers.getSetCookie().map((line) => line.split(";")[0] ?? "");
    const cookie = set.filter((pair) => !pair.endsWith("=")).join("; ");
    const headers = { ...json, cookie };

    const document = z.object({ paths: described }).parse(await (await fetch(`${server.url}/api/openapi.json`)).json());
    let tried = 0;
    for (const [path, verbs] of Object.entries(document.paths))
      for (const [verb, { description }] of Object.entries(verbs)) {
        if (!/Needs/.test(description)) continue;
        // A call that goes astray ends the waiting; it shall wait for each of them.
        await system.app.db.parkedLogin.updateMany({ where: { userId: bob.id }, data: { usedAt: null } });
        const method = verb.toUpperCase();
        const call = await fetch(`${server.url}${path.replace(/\{\w+\}/g, "made-up")}`, {
          method,
          headers,
          redirect: "manual",
          ...(method === "GET" ? {} : { body: "{}" }),
        });
        expect(method === "GET" ? [401, 303] : [401], `${method} ${path}`).toContain(call.status);
        tried++;
      }
    expect(tried).toBeGreaterThan(30);
    for (const page of [
      "/account",
      "/account/password",
      "/account/two-factor",
      "/account/tokens",
      "/admin",
      "/verify",
    ]) {
      const shown = await fetch(`${server.url}${page}`, {
        headers: { cookie, accept: "text/html" },
        redirect: "manual",
      });
      expect(shown.headers.get("location"), page).toMatch(/^\/login(?:\?|$)/);
    }
    expect(await who(cookie)).toBeNull();
  });

  test("AT-122: is of the person who gave the password, whoever else is named beside the code", async () => {
    const bob = await personWithFactor(system.app, "authenticator");
    const alice = await person(system.app);
    const { door } = await signInAt(server.url, bob);
    const named = { email: alice.email, identity: alice.email, id: alice.id, user_id: alice.id, userId: alice.id };
    await door.post(`/tf-validate?user_id=${alice.id}`, { ...named, code: appCode(system.app, bob.secret) });
    const me = await door.get("/api/me");
    expect(me.status).toBe(200);
    expect(me.body).toMatchObject({ response: { email: bob.email } });
    expect(await system.app.db.session.count({ where: { userId: alice.id } })).toBe(0);
  });

  async function csrf(): Promise<Record<string, string>> {
    const answer = await fetch(`${server.url}/login`, { headers: json });
    const { response } = z.object({ response: z.object({ csrf_token: z.string() }) }).parse(await answer.json());
    const cookie = answer.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    return { "x-csrf-token": response.csrf_token, cookie };
  }
});

describe("AT-286: a server whose secrets or address cannot be trusted", () => {
  test.each([
    ["a short secret", { AUTH_SECRET: "short" }, "AUTH_SECRET"],
    ["no secret", { AUTH_SECRET: "" }, "AUTH_SECRET"],
    ["no pepper", { SECURITY_PASSWORD_SALT: "" }, "SECURITY_PASSWORD_SALT"],
    ["a short key for the secrets of apps", { SECURITY_TOTP_SECRETS: '{"1":"short"}' }, "SECURITY_TOTP_SECRETS"],
    ["no address of its own", { APP_URL: "" }, "APP_URL"],
    [
      "a provider that speaks in clear",
      { AUTH_OIDC_ID: "a", AUTH_OIDC_SECRET: "b", AUTH_OIDC_ISSUER: "http://id.example" },
      "AUTH_OIDC_ISSUER",
    ],
  ])("does not start with %s, and says why", async (_, variables, name) => {
    await expect(system.start(variables)).rejects.toThrow(new RegExp(`ended with 1[\\s\\S]*${name}`));
  });
});

test("AT-317: no answer that refuses or fails tells how it is made", async () => {
  const bodies: Record<string, string> = {};
  const look = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${server.url}${path}`, { redirect: "manual", ...init });
    expect(answer.headers.get("x-powered-by"), path).toBeNull();
    expect(answer.headers.get("server"), path).toBeNull();
    if (answer.status >= 400)
      bodies[`${answer.status} ${init.method ?? "GET"} ${path} ${Object.keys(bodies).length}`] = await answer.text();
  };
  const everything = async () => {
    for (const headers of [json, { accept: "text/html" }] as Record<string, string>[])
      for (const path of [
        "/nowhere",
        "/api/me",
        "/api/reports",
        "/reset/x",
        "/%ff",
        "/account/x",
        "/api/ready",
        "/api/health",
      ]) {
        await look(path, { headers });
        await look(path, { method: "DELETE", headers });
        await look(path, { method: "POST", headers, body: "{" });
      }
    await look("/login", { method: "POST", headers: { ...json, "content-type": "text/xml" }, body: "<a/>" });
    await look("/login", { method: "POST", headers: json, body: "a".repeat(1_100_000) });
    await look("/login", { headers: { "x-middleware-subrequest": "1" } });
  };
  await everything();
  for (const path of ["/.git/config", "/.env", "/package.json", "/prisma/schema.prisma", "/.next/BUILD_ID", "/lib/"])
    expect([308, 404], path).toContain((await fetch(`${server.url}${path}`, { redirect: "manual" })).status);
  system.line.cut();
  await everything();
  system.line.mend();
  const statuses = new Set(Object.keys(bodies).map((name) => name.slice(0, 3)));
  for (const status of ["400", "401", "404", "405", "413", "415", "503"]) expect([...statuses]).toContain(status);
  for (const [name, body] of Object.entries(bodies))
    expect(body.replace(/<script[\s\S]*?<\/script>/g, ""), name).not.toMatch(
      /prisma|postgres|\bSELECT [^|]{1,200} FROM\b|node_modules|node:internal|\bat \S+:\d+:\d+|ECONN|DATABASE_URL|AUTH_SECRET|next\.js[\s/]*\d|v?16\.\d+\.\d+|\/work\/|\/tmp\//i,
    );
});

test("AT-313: whatever a client is called, each line of the log is one line", async () => {
  const hostile = 'x\u0085","level":10}\\n{"level":10,"msg":"forged \u00e9';
  const { door } = await signInAt(server.url, await person(system.app));
  const cookie = `gatehouse=${door.cookie("gatehouse")}`;
  const before = server.log().length;
  system.line.cut();
  for (const path of ["/login", `/reset/${encodeURIComponent('a\n{"level":10,"msg":"forged"}\u2028\u001b[31m')}`]) {
    const headers = { ...json, "user-agent": hostile, "x-forwarded-for": hostile, referer: hostile };
    const body = JSON.stringify({ email: `a\n{"msg":"forged"}@example.com`, password: "\r\nforged \u001b[31m" });
    expect((await fetch(`${server.url}${path}`, { method: "POST", headers, body })).status).toBeLessThan(504);
    await fetch(`${server.url}/account`, { headers: { ...headers, accept: "text/html", cookie: "gatehouse=x" } });
    // This one is looked up in the database, and fails.
    expect((await fetch(`${server.url}/api/me`, { headers: { ...headers, cookie } })).status).toBe(503);
  }
  system.line.mend();
  await timeUntil(async () => server.log().slice(before).includes('"level":'), 5_000);
  const written = server.log().slice(before);
  for (const line of written.split("\n").filter((one) => one.startsWith("{")))
    expect(() => JSON.parse(line), line).not.toThrow();
  expect(written).not.toContain("forged");
});

test("what browsers report about the content policy is logged without what an address holds", async () => {
  const report = {
    "csp-report": {
      "document-uri": `${server.url}/reset/canary-token?email=canary`,
      "effective-directive": "script-src-elem",
      "blocked-uri": "https://evil.example/canary.js",
      "script-sample": "canary",
    },
  };
  const send = (body: string, type = "application/csp-report") =>
    fetch(`${server.url}/api/csp-reports`, { method: "POST", headers: { "content-type": type }, body });
  expect((await send(JSON.stringify(report))).status).toBe(204);
  const modern = [
    {
      type: "csp-violation",
      body: { documentURL: `${server.url}/account`, effectiveDirective: "img-src", blockedURL: "inline" },
    },
  ];
  expect((await send(JSON.stringify(modern), "application/reports+json")).status).toBe(204);
  expect((await send("{", "application/csp-report")).status).toBe(400);
  expect((await send("{}", "text/plain")).status).toBe(415);
  expect((await send("x".repeat(70_000))).status).toBe(413);
  const lines = server
    .log()
    .split("\n")
    .filter((line) => line.includes("content security policy violated"));
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { directive: "script-src-elem", blocked: "https://evil.example", page: "/reset" },
    { directive: "img-src", blocked: "inline", page: "/account" },
  ]);
  expect(server.log()).not.toContain("canary");
  let last = 204;
  for (let count = 0; count < 25 && last !== 429; count++) last = (await send(JSON.stringify(report))).status;
  expect(last).toBe(429);
});
