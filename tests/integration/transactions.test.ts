import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { inTransaction } from "@/lib/db";
import { resetAccess } from "@/lib/security/features/administration/reset-access";
import { setActive } from "@/lib/security/features/administration/set-active";
import { login } from "@/lib/security/features/login/login";
import { reset } from "@/lib/security/features/passwords/reset";
import type { Prisma } from "@/prisma/generated/client";
import { createTestApp, type TestApp } from "@/tests/support/context";
import { ask, fromTerminal, linkFor } from "@/tests/support/journeys";
import { PASSWORD, person } from "@/tests/support/people";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await app.db.$executeRaw`CREATE SEQUENCE faults`;
});
afterAll(() => app.close());

/** Until it was met `times` times, a new role is refused with this code of Postgres. */
async function refuseRoles(code: string, times: number) {
  await app.db.$executeRaw`SELECT setval('faults', 1, false)`;
  await app.db.$executeRawUnsafe(
    `CREATE OR REPLACE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       IF nextval('faults') <= ${times} THEN RAISE EXCEPTION 'fault' USING ERRCODE = '${code}'; END IF; RETURN NEW; END $$`,
  );
  await app.db
    .$executeRaw`CREATE OR REPLACE TRIGGER fault BEFORE INSERT ON roles FOR EACH ROW EXECUTE FUNCTION fault()`;
}
beforeEach(() => app.db.role.deleteMany());

const writes: Record<string, (tx: Prisma.TransactionClient) => Promise<unknown>> = {
  "by Prisma": (tx) => tx.role.create({ data: { name: "x", updatedAt: new Date() } }),
  "by hand": (tx) => tx.$executeRaw`INSERT INTO roles (id, name, updated_at) VALUES (gen_random_uuid(), 'x', now())`,
};

describe.each(Object.entries(writes))("AT-350: a transaction written %s", (_, write) => {
  test.each(["40P01", "40001"])("is tried again after %s, at most three times in all", async (code) => {
    await refuseRoles(code, 2);
    await inTransaction(app.db, write);
    expect(await app.db.role.count()).toBe(1);
    await app.db.role.deleteMany();
    await refuseRoles(code, 3);
    await expect(inTransaction(app.db, write)).rejects.toThrow();
    expect(await app.db.role.count()).toBe(0);
  });

  test("is not tried again after any other error", async () => {
    await refuseRoles("23514", 1);
    await expect(inTransaction(app.db, write)).rejects.toThrow();
  });
});

test("sign-ins, resets, links and an administrator at the same moment get in nobody's way", async () => {
  for (let round = 0; round < 3; round++) {
    const alice = await person(app);
    const token = await linkFor(app, alice, "reset");
    const acts = [
      () => ask(login, { email: alice.email, password: PASSWORD }, app.browser()),
      () => ask(login, { email: alice.email, password: PASSWORD }, app.browser()),
      () => ask(reset, { token, password: PASSWORD, password_confirm: PASSWORD }, app.browser()),
      () => fromTerminal(app, resetAccess, { identity: alice.email }),
      () => fromTerminal(app, setActive, { identity: alice.email, active: true }),
      () => linkFor(app, alice, "reset"),
    ];
    const settled = await Promise.allSettled(Array.from({ length: 36 }, (_, index) => acts[index % acts.length]?.()));
    expect(settled.filter(({ status }) => status === "rejected")).toEqual([]);
  }
});
