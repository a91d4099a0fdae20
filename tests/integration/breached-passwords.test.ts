import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { register } from "@/lib/security/features/registration/register";
import { verdicts } from "@/tests/support/choosing-passwords";
import { createTestApp, type TestApp } from "@/tests/support/context";
import { ask, canSignIn, keysOf } from "@/tests/support/journeys";
import { PASSWORD, person } from "@/tests/support/people";

describe("AT-032, AT-335: the list of breached passwords", () => {
  const BREACHED = "a-well-known-secret";
  const digest = createHash("sha1").update(BREACHED).digest("hex").toUpperCase();
  let mode: "well" | "broken" | "hanging" | "nonsense";
  let asked: string[];
  const service = createServer((request, response) => {
    asked.push(request.url ?? "");
    if (mode === "well") response.end(`${digest.slice(5)}:42\r\n${"0".repeat(35)}:0\r\n`);
    if (mode === "broken") response.writeHead(503).end("no");
    if (mode === "nonsense") response.end("<html>Welcome to the airport's network</html>");
  });
  let strict: TestApp;
  let lenient: TestApp;
  beforeAll(async () => {
    await new Promise<void>((ready) => service.listen(0, "127.0.0.1", ready));
    const { port } = service.address() as AddressInfo;
    const settings = { RETURN_GENERIC_RESPONSES: "false", PASSWORD_BREACHED_URL: `http://127.0.0.1:${port}/range/` };
    [strict, lenient] = await Promise.all([
      createTestApp({ ...settings, PASSWORD_CHECK_BREACHED: "strict" }),
      createTestApp({ ...settings, PASSWORD_CHECK_BREACHED: "best-effort" }),
    ]);
  });
  afterAll(async () => {
    service.closeAllConnections();
    service.close();
    await Promise.all([strict.close(), lenient.close()]);
  });
  const choose = (at: TestApp, password: string, email = `b${Math.random().toString(36).slice(2)}@example.com`) =>
    ask(register, { email, password, password_confirm: password }, at.browser());

  test("refuses a password that is in it, everywhere, and is told five digits of its digest only", async () => {
    [mode, asked] = ["well", []];
    for (const at of [strict, lenient]) {
      expect(await verdicts(at, BREACHED)).toEqual(new Set(["PASSWORD_BREACHED"]));
      expect(keysOf(await choose(at, "not-in-any-list-33"))).toBe("ok");
    }
    for (const url of asked) expect(url).toMatch(/^\/range\/[0-9A-F]{5}$/);
  });

  test("decides by policy when it is down or answers nonsense; our own rules hold all the same", async () => {
    for (mode of ["broken", "nonsense"] as const) {
      expect(keysOf(await choose(strict, BREACHED))).toEqual({ password: "PASSWORD_BREACHED_SITE_ERROR" });
      expect(keysOf(await choose(lenient, BREACHED))).toBe("ok");
      expect(keysOf(await choose(lenient, "gatehouse1"))).toEqual({ password: "PASSWORD_TOO_SIMPLE" });
    }
  });

  test("is waited for two seconds at most, once for each registration, and never at a sign-in", async () => {
    [mode, asked] = ["hanging", []];
    const known = await person(lenient);
    const before = performance.now();
    const results = await Promise.all([
      choose(strict, BREACHED),
      choose(lenient, BREACHED),
      choose(lenient, BREACHED, known.email),
    ]);
    expect(performance.now() - before).toBeLessThan(2600);
    expect(results.map(keysOf)).toEqual([
      { password: "PASSWORD_BREACHED_SITE_ERROR" },
      "ok",
      { email: "EMAIL_ALREADY_ASSOCIATED" },
    ]);
    expect(asked).toHaveLength(3);
    expect(await canSignIn(strict, (await person(strict)).email, PASSWORD)).toBe(true);
    expect(asked).toHaveLength(3);
  });
});
