import { expect, test } from "@playwright/test";
import { makeAdministrator } from "./administration";
import { type DocumentedOperation, readContract } from "./contract";
import { type Audience, audienceOf, pages, routes } from "./doors";
import { cookieOf, errorKeys, jsonClient, signInForToken } from "./json-client";
import { type Person, person } from "./people";
import { type RawAnswer, rawRequest } from "./raw-request";
import { baseURL, query } from "./server";

type Caller = "a guest" | "a person" | "an administrator";
const callers: Caller[] = ["a guest", "a person", "an administrator"];
const cookies: Record<Caller, string> = { "a guest": "", "a person": "", "an administrator": "" };
let alice: Person;

test.describe.configure({ mode: "default" });
test.beforeAll(async () => {
  const admin = await person();
  await makeAdministrator(admin);
  alice = await person();
  cookies["a person"] = await cookieFor(alice);
  cookies["an administrator"] = await cookieFor(admin);
});

async function cookieFor(who: Person): Promise<string> {
  const client = await jsonClient();
  await signInForToken(client, who);
  return `gatehouse=${(await cookieOf(client, "gatehouse"))?.value}`;
}

const open = (path: string, caller: Caller, headers: Record<string, string> = {}): Promise<RawAnswer> =>
  rawRequest(path, { accept: "text/html", ...(cookies[caller] ? { cookie: cookies[caller] } : {}), ...headers });

/** A path with its variable parts filled in, and the person's own id where one stands for somebody. */
async function filled(path: string): Promise<string> {
  if (path.startsWith("/admin/webhooks/")) return path.replace("[id]", await webhook());
  const [user] = await query("SELECT id FROM users WHERE email = $1", [alice.email]);
  return path.replace("[id]", `${user?.id}`).replace(/\[(?:\.\.\.)?\w+\]/g, "made-up");
}

/** One that is switched off. */
async function webhook(): Promise<string> {
  const [made] = await query(
    `INSERT INTO webhook_endpoints (id, url, secret, enabled, created_at, updated_at)
     VALUES (gen_random_uuid(), 'https://hooks.example/', $1, false, now(), now()) RETURNING id`,
    ["sealed"],
  );
  return `${made?.id}`;
}

/** What an answer says: the page, that it is not there, or where it sends the caller first. */
function verdict({ status, headers }: RawAnswer): string {
  if (status === 200) return "shown";
  return status === 404 ? "not there" : (whereTo(headers).split("?")[0] ?? "") || `${status}`;
}

const whereTo = ({ location }: RawAnswer["headers"]): string => (typeof location === "string" ? location : "");

const verdicts: Record<Audience, Record<Caller, RegExp>> = {
  everybody: { "a guest": /^shown$/, "a person": /^shown$/, "an administrator": /^shown$/ },
  guests: { "a guest": /^shown$/, "a person": /^\/account$/, "an administrator": /^\/account$/ },
  // A step of a set-up that was not begun leads back to its beginning.
  people: {
    "a guest": /^\/login$/,
    "a person": /^shown$|^\/account\/[\w-]+$/,
    "an administrator": /^shown$|^\/account\/[\w-]+$/,
  },
  administrators: { "a guest": /^\/login$/, "a person": /^\/session\/refresh$/, "an administrator": /^shown$/ },
  waiting: {
    "a guest": /^\/login$/,
    "a person": /^\/(?:account|login)(?:\/|$)/,
    "an administrator": /^\/(?:account|login)(?:\/|$)/,
  },
  nobody: {
    "a guest": /^not there$/,
    "a person": /^not there$|^\/account$/,
    "an administrator": /^not there$|^\/account$/,
  },
};

test("AT-257: each page of the build is shown to those it is for, and to nobody else", async () => {
  for (const page of pages()) {
    const audience = audienceOf(page);
    if (!audience) throw new Error(`Nobody has said who may see ${page}. Do so in e2e/doors.ts.`);
    for (const caller of callers) {
      const answer = await open(await filled(page), caller);
      expect(verdict(answer), `${page} to ${caller}`).toMatch(verdicts[audience][caller]);
    }
  }
});

/** What GET finds at the route handlers of the build: a status, or the page that it leads to. */
const handlers: Record<string, Record<Caller, string>> = {
  "/.well-known/webauthn": everyCaller("not there"),
  "/api/[...path]": everyCaller("not there"),
  "/api/auth/[...nextauth]": everyCaller("not there"),
  "/api/health": everyCaller("shown"),
  "/api/ready": everyCaller("shown"),
  "/api/csp-reports": everyCaller("405"),
  "/api/openapi.json": everyCaller("shown"),
  "/favicon.ico": everyCaller("shown"),
  "/icon.svg": everyCaller("shown"),
  "/api/security/[...endpoint]": everyCaller("not there"),
  "/api/me": { "a guest": "401", "a person": "shown", "an administrator": "shown" },
  "/api/reports": { "a guest": "401", "a person": "403", "an administrator": "403" },
  "/account/data/download": { "a guest": "/login", "a person": "shown", "an administrator": "shown" },
  "/admin/activity/export": { "a guest": "/login", "a person": "/session/refresh", "an administrator": "400" },
  "/login/oauthstart/[provider]": everyCaller("405"),
  "/login/oauth-verify-start/[provider]": everyCaller("405"),
  "/login/oauthresponse/[provider]": everyCaller("not there"),
  "/login/oauth-verify-response/[provider]": {
    "a guest": "/login",
    "a person": "not there",
    "an administrator": "not there",
  },
  "/session/refresh": { "a guest": "/login", "a person": "/", "an administrator": "/" },
};

function everyCaller(what: string): Record<Caller, string> {
  return { "a guest": what, "a person": what, "an administrator": what };
}

test("AT-257: each route handler of the build is a known one, and answers as its rule says", async () => {
  expect(routes().sort()).toEqual(Object.keys(handlers).sort());
  for (const [route, expected] of Object.entries(handlers))
    for (const caller of callers)
      expect(verdict(await open(await filled(route), caller)), `${route} to ${caller}`).toBe(expected[caller]);
});

test("AT-257: each operation of the JSON door refuses those that its document leaves out", async () => {
  const { operations, document } = readContract(await (await fetch(`${baseURL}/api/openapi.json`)).json());
  const guest = await jsonClient();
  const member = await jsonClient();
  await signInForToken(member, alice);
  const rules = new Set<string>();
  for (const operation of operations) {
    const rule = ruleOf(document, operation);
    rules.add(rule);
    const path = operation.path.replace(/\{\w+\}/g, "made-up");
    const call = async (client: typeof guest) => {
      const { response } = await (await client.get("/api/security/login")).json();
      const { method } = operation;
      const headers = { "x-csrf-token": response.csrf_token };
      return client.fetch(path, method === "GET" ? {} : { method, headers, data: {} });
    };
    // A link from another service is followed by a browser, which is sent to sign in.
    if (/Needs/.test(rule)) {
      const isLink = operation.path.includes("/oauth") && operation.method === "GET" && operation.answers.has(303);
      expect((await call(guest)).status(), `${operation.name} to a guest`).toBe(isLink ? 303 : 401);
    }
    if (/permissions/.test(rule)) expect((await call(member)).status(), `${operation.name} to a person`).toBe(403);
    if (/Only while nobody/.test(rule))
      expect(await errorKeys(await call(member)), `${operation.name} to a person`).toEqual({
        "": ["ANONYMOUS_USER_REQUIRED"],
      });
  }
  expect(rules.size).toBeGreaterThan(4);
});

/** The sentence by which the document says who may. */
function ruleOf(document: Record<string, unknown>, { path, method }: DocumentedOperation): string {
  const description: unknown = [path, method.toLowerCase(), "description"].reduce<unknown>(
    (within, name) => (typeof within === "object" && within ? Reflect.get(within, name) : undefined),
    document.paths,
  );
  return typeof description === "string" ? description : "";
}

test("AT-259: no sign-in leads a page to the sign-in and back, JSON to 401; no permission to 403, never to a loop", async () => {
  for (const page of pages().filter((one) => ["people", "administrators"].includes(audienceOf(one) ?? ""))) {
    const path = await filled(page);
    const answer = await open(`${path}?a=1`, "a guest");
    expect([answer.status, answer.headers.location]).toEqual([307, `/login?next=${encodeURIComponent(`${path}?a=1`)}`]);
    const flight = await open(path, "a guest", { rsc: "1", accept: "*/*" });
    expect([flight.status, flight.body], path).toEqual([307, expect.not.stringContaining("children")]);
  }
  const asGuest = await open("/api/reports", "a guest", { accept: "application/json" });
  expect([asGuest.status, JSON.parse(asGuest.body).response.error_keys]).toEqual([401, { "": ["UNAUTHENTICATED"] }]);
  const asPerson = await open("/api/reports", "a person", { accept: "application/json" });
  expect([asPerson.status, JSON.parse(asPerson.body).response.error_keys]).toEqual([403, { "": ["UNAUTHORIZED"] }]);

  const trail = ["/admin"];
  for (let at = "/admin"; at && trail.length < 6; ) {
    const { headers } = await open(at, "a person");
    at = whereTo(headers);
    if (at) trail.push(at);
  }
  expect(trail).toEqual(["/admin", "/session/refresh?next=%2Fadmin", "/forbidden"]);
});
