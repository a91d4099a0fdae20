import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { jsonDoor } from "@/tests/support/json-door";
import { manyTimes } from "@/tests/support/load";
import { person } from "@/tests/support/people";
import { createSystem } from "@/tests/support/system";

let system: Awaited<ReturnType<typeof createSystem>>;
let provider: Server;
let asked = 0;
beforeAll(async () => {
  system = await createSystem();
  // A provider that takes every call and answers none.
  provider = createServer(() => {
    asked++;
  });
  await new Promise<void>((done) => provider.listen(0, "127.0.0.1", done));
});
afterAll(async () => {
  await system.close();
  provider.closeAllConnections();
  provider.close();
});

test("AT-332: while the mail provider hangs, 500 wishes for a link are each answered within 3 s, and few sockets wait", async () => {
  const { port } = provider.address() as AddressInfo;
  const server = await system.start(
    { MAIL_TRANSPORT: "resend", RESEND_API_KEY: "re_test", RESEND_BASE_URL: `http://127.0.0.1:${port}`, MAIL_FROM: "" },
    { until: "ready" },
  );
  const people = await manyTimes(100, 4, () => person(system.app));
  const door = jsonDoor(server.url);
  await door.get("/login");
  const answers = await manyTimes(500, 20, (index) =>
    door.post("/reset", { email: people[index % people.length]?.email ?? "" }),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(Math.max(...answers.map(({ took }) => took))).toBeLessThan(3_000);
  // The outbox has four lanes; nobody else holds a socket to the provider.
  expect(asked).toBeGreaterThan(0);
  expect(asked).toBeLessThanOrEqual(8);
  const waiting = await system.app.db.outboxMessage.count({ where: { sentAt: null, payload: { not: null } } });
  expect(waiting).toBe(500);
});
