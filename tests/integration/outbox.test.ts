import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createKeyring } from "@/lib/crypto/keyring";
import { createSecretBox } from "@/lib/crypto/secret-box";
import { connectDatabase } from "@/lib/db";
import { createResendTransport } from "@/lib/mail/transports/resend";
import { enqueueMail, enqueueSms } from "@/lib/outbox/outbox";
import { createOutboxWorker, type OutboxWorker } from "@/lib/outbox/worker";
import type { SmsMessage } from "@/lib/sms/sender";
import type { PrismaClient } from "@/prisma/generated/client";
import { createTestDatabase } from "@/tests/support/database";

const secretBox = createSecretBox(createKeyring(["an outbox test secret of more than 32 letters"]), "outbox");
const start = new Date("2026-01-02T03:04:05.000Z");

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let db: PrismaClient;
beforeAll(async () => {
  database = await createTestDatabase();
  db = database.prisma;
});
afterAll(() => database.close());

let now: Date;
const clock = { now: () => now };
const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};

/** A mail provider on loopback: what it got, and how it treats whom. */
type Treatment = "ok" | "fail" | "hang";
let received: string[];
let treat: (to: string) => Treatment;
const provider = createServer(async (request, response) => {
  const { to } = (await json(request)) as { to: string };
  received.push(to);
  const treatment = treat(to);
  if (treatment === "ok") response.end('{"id":"1"}');
  if (treatment === "fail") response.writeHead(500).end('{"name":"internal_server_error","statusCode":500}');
});
beforeAll(() => new Promise<void>((ready) => provider.listen(0, "127.0.0.1", ready)));
afterAll(() => {
  provider.closeAllConnections();
  provider.close();
});

let texted: SmsMessage[];
let logged: object[];
let workers: OutboxWorker[];

function worker(on: PrismaClient = db): OutboxWorker {
  const { port } = provider.address() as AddressInfo;
  const made = createOutboxWorker({
    db: on,
    secretBox,
    mail: createResendTransport({ apiKey: "re_test", baseUrl: `http://127.0.0.1:${port}`, timeout: 1_500 }),
    sms: {
      name: "test phone",
      send: async (message) => {
        texted.push(message);
      },
    },
    clock,
    log: { warn: (data) => logged.push(data), error: (data) => logged.push(data) },
  });
  workers.push(made);
  return made;
}

beforeEach(async () => {
  await db.outboxMessage.deleteMany();
  now = start;
  received = [];
  texted = [];
  logged = [];
  workers = [];
  treat = () => "ok";
});
afterEach(() => Promise.all(workers.map((each) => each.stop())));

const mailTo = (to: string) => ({
  template: "reset_instructions",
  to,
  from: "Gatehouse <no-reply@example.com>",
  subject: "Choose a new password",
  text: "https://app.example/reset/very-secret-token",
  html: "<p>https://app.example/reset/very-secret-token</p>",
  data: { token: "very-secret-token" },
});
const queue = (to: string) => enqueueMail(db, secretBox, mailTo(to), now);

describe("the outbox", () => {
  it("keeps what waits encrypted and wipes it once it is sent", async () => {
    await queue("alice@example.com");
    const waiting = await db.outboxMessage.findFirstOrThrow();
    expect(JSON.stringify(waiting)).not.toMatch(/alice|secret-token/);
    expect(await worker().drain()).toBe(1);
    expect(received).toEqual(["alice@example.com"]);
    expect(await db.outboxMessage.findFirstOrThrow()).toMatchObject({
      template: "reset_instructions",
      payload: null,
      sentAt: now,
      nextAttemptAt: null,
      attempts: 1,
    });
  });

  it("sends text messages as well", async () => {
    const message = { to: "+4915112345678", text: "Your code is 123456", data: { code: "123456" } };
    await enqueueSms(db, secretBox, message, now);
    expect(await worker().drain()).toBe(1);
    expect(texted).toEqual([message]);
  });

  it("refuses a mail with a second recipient", async () => {
    await expect(queue("a@x.example,b@y.example")).rejects.toThrow();
    expect(await db.outboxMessage.count()).toBe(0);
  });

  it("sends nothing of a transaction that was rolled back", async () => {
    const work = db.$transaction(async (tx) => {
      await enqueueMail(tx, secretBox, mailTo("alice@example.com"), now);
      throw new Error("changed my mind");
    });
    await expect(work).rejects.toThrow("changed my mind");
    expect(await worker().drain()).toBe(0);
  });

  it("sends each message once, however many workers look for it", async () => {
    const people = Array.from({ length: 120 }, (_, index) => `person-${index}@example.com`);
    await Promise.all(people.map(queue));
    const other = connectDatabase(database.url, { poolSize: 5 });
    try {
      const counts = await Promise.all([db, other.prisma, db, other.prisma].map((on) => worker(on).drain()));
      expect(counts.reduce((sum, count) => sum + count)).toBe(120);
      expect([...received].sort()).toEqual([...people].sort());
    } finally {
      await other.close();
    }
  });

  it("waits longer after each failure and gives up after the eighth, keeping the message for an operator", async () => {
    treat = () => "fail";
    await queue("alice@example.com");
    const first = worker();
    for (const seconds of [5, 10, 20, 40, 80, 160, 320]) {
      expect(await first.drain()).toBe(0);
      expect(await first.drain()).toBe(0);
      const { nextAttemptAt } = await db.outboxMessage.findFirstOrThrow();
      const wait = ((nextAttemptAt?.getTime() ?? 0) - now.getTime()) / 1000;
      expect(wait).toBeGreaterThanOrEqual(seconds * 0.8);
      expect(wait).toBeLessThanOrEqual(seconds * 1.2);
      later(seconds * 1.2);
    }
    await first.drain();
    expect(received).toHaveLength(8);
    const given = await db.outboxMessage.findFirstOrThrow();
    expect(given).toMatchObject({ attempts: 8, failedAt: now, nextAttemptAt: null, sentAt: null });
    expect(given.lastError).toBe("ResendError internal_server_error 500");
    expect(given.payload).not.toBeNull();
    expect(JSON.stringify(logged)).not.toMatch(/alice|secret/);
    later(86_400);
    expect(await first.drain()).toBe(0);
  });

  it("delivers once the provider is well again", async () => {
    treat = () => "fail";
    await queue("alice@example.com");
    await worker().drain();
    treat = () => "ok";
    later(6);
    expect(await worker().drain()).toBe(1);
    expect(await db.outboxMessage.findFirstOrThrow()).toMatchObject({ sentAt: now, lastError: null, payload: null });
  });

  it("gives a message of a worker that died to another one, but not before its minute is over", async () => {
    await queue("alice@example.com");
    const minute = new Date(now.getTime() + 60_000);
    await db.outboxMessage.updateMany({ data: { attempts: 1, nextAttemptAt: minute } });
    later(59);
    expect(await worker().drain()).toBe(0);
    later(1);
    expect(await worker().drain()).toBe(1);
  });

  it("does not let a provider that hangs for one person hold up the others", async () => {
    treat = (to) => (to.startsWith("slow") ? "hang" : "ok");
    await Promise.all(["slow-1@example.com", "slow-2@example.com", "slow-3@example.com"].map(queue));
    later(1);
    await Promise.all(["a@example.com", "b@example.com", "c@example.com"].map(queue));
    await enqueueSms(db, secretBox, { to: "+4915112345678", text: "Hello", data: {} }, now);
    const draining = worker().drain();
    await vi.waitFor(() => expect(received).toEqual(expect.arrayContaining(["a@example.com", "c@example.com"])), 1_000);
    expect(texted).toHaveLength(1);
    expect(await draining).toBe(4);
    expect(await db.outboxMessage.count({ where: { sentAt: null, lastError: { contains: "timeout" } } })).toBe(3);
  });

  it("goes on past a message that cannot be opened any more", async () => {
    const lost = createSecretBox(createKeyring(["a secret that was taken from the list too soon"]), "outbox");
    await enqueueMail(db, lost, mailTo("alice@example.com"), now);
    await queue("bob@example.com");
    expect(await worker().drain()).toBe(1);
    expect(received).toEqual(["bob@example.com"]);
  });

  it("sends soon after a kick, without making anybody wait", async () => {
    treat = () => "hang";
    await queue("alice@example.com");
    const before = performance.now();
    worker().kick();
    expect(performance.now() - before).toBeLessThan(50);
    await vi.waitFor(() => expect(received).toEqual(["alice@example.com"]), 2_000);
  });

  it("finishes what is on its way when it is stopped, and takes nothing more", async () => {
    await queue("alice@example.com");
    const stopped = worker();
    stopped.kick();
    await vi.waitFor(() => expect(received).toHaveLength(1), { timeout: 2_000, interval: 1 });
    await stopped.stop();
    expect(await db.outboxMessage.count({ where: { sentAt: { not: null } } })).toBe(1);
    await queue("bob@example.com");
    stopped.kick();
    await pause(100);
    expect(received).toHaveLength(1);
  });

  it("lives through an outage of the database and says so once", async () => {
    await queue("alice@example.com");
    await db.$executeRaw`ALTER TABLE outbox_messages RENAME TO outbox_messages_away`;
    const running = worker();
    try {
      await expect(running.drain()).rejects.toThrow();
      running.start();
      await pause(300);
      expect(logged).toHaveLength(1);
    } finally {
      await db.$executeRaw`ALTER TABLE outbox_messages_away RENAME TO outbox_messages`;
    }
    await vi.waitFor(() => expect(received).toEqual(["alice@example.com"]), { timeout: 6_000 });
  });

  it("forgets messages a week after they were sent", async () => {
    await queue("alice@example.com");
    await worker().drain();
    later(8 * 86_400);
    await queue("bob@example.com");
    worker().start();
    await vi.waitFor(async () => {
      const left = await db.outboxMessage.findMany();
      expect(left.map(({ createdAt }) => createdAt)).toEqual([now]);
    });
  });
});
