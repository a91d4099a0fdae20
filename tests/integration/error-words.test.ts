import { afterAll, beforeAll, expect, test } from "vitest";
import { describeError } from "@/lib/log";
import { createTestApp, type TestApp } from "@/tests/support/context";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const canary = "canary-hunter2-7f3a91";
const failureOf = (work: Promise<unknown>): Promise<Error> =>
  work.then(
    () => new Error("It did not fail."),
    (error: unknown) => (error instanceof Error ? error : new Error("No error was thrown.")),
  );

test("AT-314: what the database's errors repeat of a statement is not in what is logged of them", async () => {
  const { pool } = app.services.database;
  const errors = [
    // The statement does not fit the client's own shape of it: its message prints the arguments.
    await failureOf(app.db.user.findMany({ where: Object.assign({ email: canary }, { unknown: canary }) })),
    await failureOf(app.db.user.findUniqueOrThrow({ where: { id: canary } })),
    await failureOf(pool.query("SELECT $1::uuid", [canary])),
    await failureOf(pool.query(`SELECT '${canary}'::int`)),
    Object.assign(new Error(canary), { cause: new Error(canary), code: "P2002", meta: { target: canary } }),
  ];
  expect(errors.filter(({ message }) => message.includes(canary)).length).toBeGreaterThanOrEqual(3);
  for (const error of errors) {
    expect(JSON.stringify(describeError(error)), error.name).not.toContain(canary);
    expect(describeError(error)).toMatchObject({ kind: error.name });
  }
});
