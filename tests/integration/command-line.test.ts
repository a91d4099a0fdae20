import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inProject } from "@/scripts/project.mjs";
import { createTestApp, type TestApp } from "@/tests/support/context";
import { canSignIn } from "@/tests/support/journeys";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

/** Runs the command line against this file's database; answers its exit code and all that it wrote. */
async function security(words: string[], input = ""): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [inProject("scripts/security.mjs"), ...words], {
    env: {
      ...process.env,
      DATABASE_URL: app.environment.databaseUrl,
      DATA_DIR: app.environment.dataDir,
      LOG_LEVEL: "trace",
    },
  });
  child.stdin.end(input);
  const ended = new Promise<number | null>((done) => child.on("close", done));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, output: stdout + stderr };
}

test("AT-322: passwords come by standard input, new keys go into a file, and neither is written anywhere else", async () => {
  const first = "canary-first-quiet-harbour";
  const second = "canary-second-quiet-harbour";
  const made = await security(["users", "create", "kim@example.com", "--active", "--password", "-"], `${first}\n`);
  expect(made.code, made.output).toBe(0);
  await app.db.user.updateMany({ where: { email: "kim@example.com" }, data: { confirmedAt: new Date() } });
  expect(await canSignIn(app, "kim@example.com", first)).toBe(true);
  const changed = await security(["users", "change_password", "kim@example.com", "--password", "-"], `${second}\n`);
  expect(changed.code, changed.output).toBe(0);
  expect(await canSignIn(app, "kim@example.com", second)).toBe(true);

  const file = join(app.environment.dataDir, "rotation.env");
  const rotated = await security(["secrets", "rotate", "session", "add", "--out", file]);
  expect(rotated.code, rotated.output).toBe(0);
  const [key = ""] = /[\w-]{40,}/.exec(readFileSync(file, "utf8").replace(process.env.AUTH_SECRET ?? "", "")) ?? [];
  expect(key).not.toBe("");
  const told = [made, changed, rotated].map(({ output }) => output).join("\n");
  for (const secret of [first, second, key, process.env.AUTH_SECRET ?? "", process.env.SECURITY_PASSWORD_SALT ?? ""])
    expect(told.includes(secret)).toBe(false);
  expect(
    JSON.stringify(await app.db.auditEntry.findMany(), (_, value) => (typeof value === "bigint" ? `${value}` : value)),
  ).not.toContain("canary");
});
