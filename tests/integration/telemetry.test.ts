import { spawnSync } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { login } from "@/lib/security/features/login/login";
import { startTelemetry, type Telemetry } from "@/lib/telemetry/start";
import { createTestApp, type TestApp } from "../support/context";
import { ask } from "../support/journeys";
import { person, signedIn } from "../support/people";

type Attribute = { key: string; value: { stringValue?: string } };
type Span = {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  attributes: Attribute[];
  status?: { code?: number };
};
type Point = { asInt?: string | number; asDouble?: number; attributes: Attribute[] };
type Metric = { name: string; sum?: { dataPoints: Point[] }; gauge?: { dataPoints: Point[] } };

/** What an OTLP receiver was sent, as it came over the wire. */
const received: { path: string; body: string }[] = [];
const receiver = createServer(async (request, response) => {
  let body = "";
  for await (const part of request) body += part;
  received.push({ path: request.url ?? "", body });
  response.writeHead(200, { "content-type": "application/json" }).end("{}");
});

let app: TestApp;
let telemetry: Telemetry;
beforeAll(async () => {
  await new Promise<void>((done) => receiver.listen(0, "127.0.0.1", done));
  const { port } = receiver.address() as AddressInfo;
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = `http://127.0.0.1:${port}`;
  telemetry = startTelemetry("shop", 3_600_000);
  app = await createTestApp();
});
afterAll(async () => {
  await app.close();
  await telemetry.stop();
  receiver.closeAllConnections();
  receiver.close();
});

async function spans(): Promise<Span[]> {
  await telemetry.flush();
  return received
    .filter(({ path }) => path === "/v1/traces")
    .flatMap(({ body }) => JSON.parse(body).resourceSpans)
    .flatMap(({ scopeSpans }) => scopeSpans)
    .flatMap((scope: { spans: Span[] }) => scope.spans);
}

async function metricNamed(name: string): Promise<Point[]> {
  await telemetry.flush();
  const all: Metric[] = received
    .filter(({ path }) => path === "/v1/metrics")
    .flatMap(({ body }) => JSON.parse(body).resourceMetrics)
    .flatMap(({ scopeMetrics }) => scopeMetrics)
    .flatMap(({ metrics }) => metrics);
  const found = all.filter((metric) => metric.name === name).at(-1);
  return (found?.sum ?? found?.gauge)?.dataPoints ?? [];
}

const attributeOf = ({ attributes }: { attributes: Attribute[] }, key: string) =>
  attributes.find((one) => one.key === key)?.value.stringValue;

test("a use-case is a step of a trace, and its statements are steps of it", async () => {
  const someone = await person(app);
  await signedIn(app, someone);
  const all = await spans();
  const step = all.find(({ name }) => name === "login.login");
  expect(step && attributeOf(step, "gatehouse.outcome")).toBe("ok");
  expect(step && attributeOf(step, "gatehouse.request_id")).toBe("test");
  const statements = all.filter(
    ({ parentSpanId, name }) => parentSpanId === step?.spanId && name.startsWith("postgres "),
  );
  expect(statements.length).toBeGreaterThan(2);
  expect(statements.some((one) => /SELECT .*identity_keys/s.test(attributeOf(one, "db.query.text") ?? ""))).toBe(true);
});

test("a refusal is named by its key, a statement that fails is marked", async () => {
  const someone = await person(app);
  await ask(login, { email: someone.email, password: "wrong-one-here" }, app.browser());
  const refused = (await spans()).filter(({ name }) => name === "login.login").at(-1);
  expect(refused && attributeOf(refused, "gatehouse.outcome")).toBe("GENERIC_AUTHN_FAILED");
});

test("sign-ins, failures and the queue of the hashing threads are measured", async () => {
  const someone = await person(app);
  await signedIn(app, someone);
  await ask(login, { email: someone.email, password: "wrong-one-here" }, app.browser());
  const signIns = await metricNamed("gatehouse.sign_ins");
  expect(signIns.map((point) => [attributeOf(point, "via"), Number(point.asInt ?? point.asDouble)])).toEqual([
    ["password", expect.any(Number)],
  ]);
  const [failures] = await metricNamed("gatehouse.sign_in_failures");
  expect(failures && attributeOf(failures, "auth_type")).toBe("password");
  const [waiting] = await metricNamed("gatehouse.password_hashing.waiting");
  expect(Number(waiting?.asInt ?? waiting?.asDouble)).toBe(0);
  expect(await metricNamed("gatehouse.database.connections")).toHaveLength(1);
});

test("nothing that was sent holds an address, a password or a value of a statement", async () => {
  const someone = await person(app, { username: "watched1" });
  await ask(login, { email: someone.email, password: "a-very-secret-guess" }, app.browser());
  const browser = await signedIn(app, someone);
  await telemetry.flush();
  const everything = received.map(({ body }) => body).join("\n");
  expect(everything).toContain("shop");
  for (const secret of [someone.email, someone.password, "a-very-secret-guess", "watched1", browser.sessionId ?? ""])
    expect(everything.includes(secret), secret).toBe(false);
});

test("a receiver that is away slows nobody down", async () => {
  const { port } = receiver.address() as AddressInfo;
  receiver.closeAllConnections();
  await new Promise((done) => receiver.close(done));
  const someone = await person(app);
  const begun = performance.now();
  await signedIn(app, someone);
  await Promise.race([telemetry.flush(), pause(500)]);
  expect(performance.now() - begun).toBeLessThan(3_000);
  await new Promise<void>((done) => receiver.listen(port, "127.0.0.1", done));
});

/** What a process of its own logs, line by line. */
function logged(code: string): Record<string, unknown>[] {
  const run = spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], {
    encoding: "utf8",
    env: { ...process.env, LOG_LEVEL: "debug", OTEL_EXPORTER_OTLP_ENDPOINT: "" },
  });
  return run.stderr
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

test("a log line says which request it belongs to, and hides what must not be read", () => {
  const [line, later] = logged(`
    const { log, withRequestId } = await import("@/lib/log");
    const error = Object.assign(new Error("Invalid value: hunter2"), { code: "P2000" });
    withRequestId("r-1", () => log.warn({ error, password: "hunter2", deep: { token: "hunter2", authorization: "hunter2" } }, "it failed"));
    log.info("outside");`);
  expect(line).toMatchObject({ level: 40, msg: "it failed", requestId: "r-1", password: "***" });
  expect(line).toMatchObject({
    error: { kind: "Error", errorCode: "P2000" },
    deep: { token: "***", authorization: "***" },
  });
  expect(JSON.stringify(line)).not.toContain("hunter2");
  expect(later).not.toHaveProperty("requestId");
});

test("without an address to send to, no part of the machinery is loaded", () => {
  const [line] = logged(`
    process.env.NEXT_RUNTIME = "nodejs";
    const { createRequire } = await import("node:module");
    const { register } = await import("@/instrumentation");
    await register();
    const { log } = await import("@/lib/log");
    const loaded = Object.keys(createRequire(import.meta.url).cache ?? {}).filter((file) => /opentelemetry.(?!api)/.test(file));
    log.info({ loaded }, "loaded");
    process.exit(0);`);
  expect(line).toMatchObject({ loaded: [] });
});
