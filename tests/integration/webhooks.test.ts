import type { IncomingHttpHeaders } from "node:http";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { days, minutes, seconds } from "@/lib/security/core/durations";
import { setActive } from "@/lib/security/features/administration/set-active";
import { purgeExpired } from "@/lib/security/features/maintenance/purge-expired";
import { createWebhook } from "@/lib/security/features/webhooks/create";
import { deleteWebhook } from "@/lib/security/features/webhooks/delete";
import { editWebhook } from "@/lib/security/features/webhooks/edit";
import { listWebhooks } from "@/lib/security/features/webhooks/list";
import { renewWebhookSecret } from "@/lib/security/features/webhooks/renew-secret";
import { resendDelivery } from "@/lib/security/features/webhooks/resend";
import { sendTestWebhook } from "@/lib/security/features/webhooks/send-test";
import { showWebhook } from "@/lib/security/features/webhooks/show";
import { createTestApp, type TestApp } from "@/tests/support/context";
import { ask, fromTerminal, keysOf } from "@/tests/support/journeys";
import { type Loopback, startLoopback } from "@/tests/support/loopback";
import { person, signedIn } from "@/tests/support/people";

type Received = { headers: Record<string, string>; body: string };

let app: TestApp;
let receiver: Loopback;
let received: Received[] = [];
let status = 204;
let more: Record<string, string> = {};

beforeAll(async () => {
  app = await createTestApp({ WEBHOOK_ALLOW_PRIVATE: "true" });
  receiver = await startLoopback("127.0.0.1");
  receiver.answerWith((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      received.push({ headers: plain(request.headers), body: Buffer.concat(parts).toString() });
      response.writeHead(status, more).end("thank you");
    });
  });
});
afterAll(async () => {
  await app.close();
  await receiver.stop();
});
afterEach(async () => {
  received = [];
  status = 204;
  more = {};
  await app.db.webhookEndpoint.deleteMany({});
});

const plain = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, `${value}`]));

async function told(input: object = {}, of: TestApp = app) {
  const made = await fromTerminal(of, createWebhook, { url: `${receiver.url}/hook`, ...input });
  if (!made.ok) throw new Error(JSON.stringify(made.complaints));
  return made.value;
}

/** The library's own check looks at the real time, which a test may have left behind. */
function isSignedBy(secret: string, { headers, body }: Received = { headers: {}, body: "" }): boolean {
  const at = new Date(Number(headers["webhook-timestamp"]) * 1000);
  return headers["webhook-signature"] === new Webhook(secret).sign(headers["webhook-id"] ?? "", at, body);
}

const deliveriesOf = async (id: string) => {
  const shown = await fromTerminal(app, showWebhook, { id });
  if (!shown.ok) throw new Error(shown.code);
  return shown.value.deliveries;
};

/** Shuts somebody out: an event to hear of. */
async function happen() {
  const who = await person(app);
  await fromTerminal(app, setActive, { identity: who.email, active: false });
  return who;
}

describe("a webhook", () => {
  test("tells what happened, signed by the secret that was shown once", async () => {
    const { id, secret } = await told({ events: ["user_deactivated"] });
    const who = await happen();
    expect(await app.services.webhooks.drain()).toBe(1);
    const [{ headers, body } = { headers: {}, body: "" }] = received;
    const verified = new Webhook(secret).verify(body, headers);
    expect(verified).toMatchObject({ type: "user_deactivated", data: { userId: who.id, actorId: null } });
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow();
    const [delivery] = await deliveriesOf(id);
    expect(delivery).toMatchObject({ state: "delivered", lastStatus: 204, attempts: 1, id: headers["webhook-id"] });
    expect(JSON.stringify(await app.db.webhookEndpoint.findMany())).not.toContain(secret.slice(8));
    expect(JSON.stringify(await fromTerminal(app, listWebhooks, {}))).not.toContain("secret");
  });

  test("hears of what it asked for only; of everything, where it asked for nothing; of nothing while it is off", async () => {
    const [some, all] = [await told({ events: ["role_created"] }), await told()];
    const off = await told();
    await fromTerminal(app, editWebhook, { id: off.id, url: receiver.url, enabled: false });
    await app.services.webhooks.drain();
    received = [];
    await happen();
    await app.services.webhooks.drain();
    expect(received.map(({ body }) => JSON.parse(body).type)).toEqual(["user_deactivated"]);
    expect(await deliveriesOf(some.id)).toEqual([]);
    expect((await deliveriesOf(all.id)).length).toBeGreaterThan(0);
    expect((await deliveriesOf(off.id)).filter(({ event }) => event === "user_deactivated")).toEqual([]);
  });

  test("holds no secret of anybody: neither password nor link nor code", async () => {
    await told();
    const who = await person(app);
    await signedIn(app, who);
    await app.services.webhooks.drain();
    const all = received.map(({ body }) => body).join("\n");
    expect(all).toContain("user_authenticated");
    expect(all).not.toContain(who.password);
    expect(all).not.toContain("uniquifier");
  });

  test("is tried again, later each time, under the same id, and given up in the end", async () => {
    const { id } = await told({ events: ["user_deactivated"] });
    status = 500;
    await happen();
    await app.services.webhooks.drain();
    expect(await deliveriesOf(id)).toMatchObject([{ state: "waiting", lastStatus: 500, attempts: 1 }]);
    app.clock.pass(seconds(3));
    await app.services.webhooks.drain();
    expect(received).toHaveLength(1);
    for (let attempt = 2; attempt <= 8; attempt++) {
      app.clock.pass(days(1));
      await app.services.webhooks.drain();
    }
    expect(received).toHaveLength(8);
    expect(new Set(received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    const [delivery] = await deliveriesOf(id);
    expect(delivery).toMatchObject({ state: "failed", attempts: 8, nextAttemptAt: null });

    status = 200;
    expect(await fromTerminal(app, resendDelivery, { delivery: delivery?.id })).toMatchObject({ ok: true });
    await app.services.webhooks.drain();
    expect(await deliveriesOf(id)).toMatchObject([{ id: delivery?.id, state: "delivered", lastStatus: 200 }]);
  });

  test("follows no redirect, and switches off what is gone", async () => {
    const { id } = await told({ events: ["user_deactivated"] });
    status = 302;
    more = { location: `${receiver.url}/elsewhere` };
    await happen();
    await app.services.webhooks.drain();
    expect(received).toHaveLength(1);
    expect(await deliveriesOf(id)).toMatchObject([{ state: "waiting", lastStatus: 302 }]);
    status = 410;
    app.clock.pass(minutes(10));
    await app.services.webhooks.drain();
    expect(await deliveriesOf(id)).toMatchObject([{ state: "failed", lastStatus: 410 }]);
    expect(await fromTerminal(app, showWebhook, { id })).toMatchObject({ value: { enabled: false } });
  });

  test("of nobody who answers says what the matter is, without repeating addresses", async () => {
    const gone = await startLoopback("127.0.0.1");
    await gone.stop();
    const { id } = await told({ url: gone.url, events: ["user_deactivated"] });
    await happen();
    await app.services.webhooks.drain();
    const [delivery] = await deliveriesOf(id);
    expect(delivery).toMatchObject({
      state: "waiting",
      lastStatus: null,
      lastError: expect.stringContaining("ECONNREFUSED"),
    });
    expect(delivery?.lastError).not.toContain("127.0.0.1");
  });

  test("that hangs holds up no other, and two workers send nothing twice", async () => {
    const slow = await startLoopback("127.0.0.1");
    slow.answerWith(() => {});
    await told({ url: slow.url, events: ["user_deactivated"] });
    await told({ events: ["user_deactivated"] });
    for (let count = 0; count < 5; count++) await happen();
    const second = app.again();
    const draining = Promise.all([app.services.webhooks.drain(), second.services.webhooks.drain()]);
    await expect.poll(() => received.length).toBe(5);
    await slow.stop();
    await app.db.webhookEndpoint.updateMany({ data: { enabled: false } });
    await draining;
    expect(new Set(received.map(({ headers }) => headers["webhook-id"])).size).toBe(5);
    expect(received).toHaveLength(5);
    await second.close();
  });
});

describe("an address", () => {
  test("of this machine or a private network is told nothing, not even when its name moves there later", async () => {
    const strict = await createTestApp();
    const refused = async (url: string) => keysOf(await fromTerminal(strict, createWebhook, { url }));
    for (const url of ["http://127.0.0.1/", "https://10.0.0.1/x", "https://[::1]/", "https://169.254.169.254/latest"])
      expect(await refused(url), url).toEqual({ url: "WEBHOOK_URL_PRIVATE" });
    expect(await refused("http://localhost:8080/")).toEqual({ url: "WEBHOOK_URL_PRIVATE" });
    for (const url of ["ftp://hooks.example/", "https://user:secret@hooks.example/", "hooks.example", "https://"])
      expect(await refused(url), url).toEqual({ url: "WEBHOOK_URL_INVALID" });
    expect(await refused("")).toEqual({ url: "FIELD_REQUIRED" });

    const { id } = await told({ url: "https://hooks.example/" }, strict);
    // The name leads here from now on: what is asked is decided by what is resolved.
    const { port } = new URL(receiver.url);
    await strict.db.webhookEndpoint.update({ where: { id }, data: { url: `http://localhost:${port}/` } });
    await fromTerminal(strict, sendTestWebhook, { id });
    await strict.services.webhooks.drain();
    expect(received).toEqual([]);
    expect(await strict.db.webhookDelivery.findFirst({ where: { endpointId: id } })).toMatchObject({
      lastError: "RefusedAddress",
    });
    await strict.close();
  });

  test("is asked only by those who may, and only so many are told", async () => {
    const who = await signedIn(app, await person(app));
    const tries = [
      () => ask(listWebhooks, {}, who),
      () => ask(createWebhook, { url: receiver.url }, who),
      () => ask(deleteWebhook, { id: crypto.randomUUID() }, who),
    ];
    for (const attempt of tries) expect(await attempt(), `${attempt}`).toMatchObject({ code: "UNAUTHORIZED" });
    const few = await createTestApp({ WEBHOOK_MAX: "1", WEBHOOK_ALLOW_PRIVATE: "true" });
    await told({}, few);
    expect(keysOf(await fromTerminal(few, createWebhook, { url: receiver.url }))).toEqual({
      "": "WEBHOOK_LIMIT_REACHED",
    });
    await few.close();
  });
});

describe("whoever looks after them", () => {
  test("sends a test, renews the secret and deletes; each is on record", async () => {
    const { id, secret } = await told({ events: ["role_created"] });
    expect(await fromTerminal(app, sendTestWebhook, { id })).toMatchObject({ ok: true });
    await app.services.webhooks.drain();
    expect(JSON.parse(received[0]?.body ?? "{}")).toMatchObject({ type: "webhook_test", data: {} });

    const renewed = await fromTerminal(app, renewWebhookSecret, { id });
    if (!renewed.ok) throw new Error(renewed.code);
    await fromTerminal(app, sendTestWebhook, { id });
    await app.services.webhooks.drain();
    expect([isSignedBy(secret, received[1]), isSignedBy(renewed.value.secret, received[1])]).toEqual([false, true]);

    expect(await fromTerminal(app, deleteWebhook, { id })).toMatchObject({ ok: true });
    expect(await fromTerminal(app, deleteWebhook, { id })).toMatchObject({ code: "NOT_FOUND" });
    for (const event of ["webhook_created", "webhook_secret_renewed", "webhook_deleted"])
      expect(await app.db.auditEntry.count({ where: { event } }), event).toBeGreaterThan(0);
    const entries = JSON.stringify((await app.db.auditEntry.findMany()).map(({ data }) => data));
    expect(entries).not.toContain("whsec_");
  });

  test("finds old deliveries gone once they were kept long enough; those that wait stay", async () => {
    const { id } = await told({ events: ["user_deactivated"] });
    await happen();
    await app.services.webhooks.drain();
    await app.db.webhookEndpoint.update({ where: { id }, data: { enabled: false } });
    await fromTerminal(app, sendTestWebhook, { id });
    app.clock.pass(days(31));
    await fromTerminal(app, purgeExpired, {});
    expect((await deliveriesOf(id)).map(({ event, state }) => [event, state])).toEqual([["webhook_test", "waiting"]]);
  });
});
