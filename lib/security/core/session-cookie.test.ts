import { describe, expect, test } from "vitest";
import { cookieKeys, openSessionCookie, sealSessionCookie } from "./session-cookie";

const now = new Date("2026-01-01T00:00:00Z");
const content = { sid: "a-session", roles: ["admin"], permissions: ["users:read"], exp: now.getTime() / 1000 + 60 };
const b64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

describe("session cookie", () => {
  test("opens what was sealed, until its end", async () => {
    const keys = await cookieKeys(["secret"]);
    const cookie = await sealSessionCookie(keys, content);
    expect(await openSessionCookie(keys, cookie, now)).toEqual(content);
    expect(await openSessionCookie(keys, cookie, new Date(now.getTime() + 60_000))).toBeNull();
  });

  test("a rotated secret still opens while it is listed", async () => {
    const cookie = await sealSessionCookie(await cookieKeys(["old"]), content);
    expect(await openSessionCookie(await cookieKeys(["new", "old"]), cookie, now)).toEqual(content);
    expect(await openSessionCookie(await cookieKeys(["new"]), cookie, now)).toBeNull();
  });

  test("AT-101: forged, unsigned, re-headed and garbled cookies open nothing", async () => {
    const keys = await cookieKeys(["secret"]);
    const id = keys[0]?.id ?? "";
    const good = await sealSessionCookie(keys, content);
    const forged = [
      `${id}.${b64(content)}.AAAA`,
      `${id}.${b64(content)}.`,
      `${b64({ alg: "none" })}.${b64(content)}.`,
      "",
      "a|b",
      "x".repeat(5000),
      `${good}.x`,
      good.slice(0, -2),
      `${good}A`,
      "..",
      "%00",
    ];
    for (const cookie of forged) expect(await openSessionCookie(keys, cookie, now)).toBeNull();
  });

  test("too many roles leave the cookie small, and the question to the server", async () => {
    const keys = await cookieKeys(["secret"]);
    const roles = Array.from({ length: 200 }, (_, index) => `a-long-role-name-${index}`);
    const cookie = await sealSessionCookie(keys, { ...content, roles });
    expect(cookie.length).toBeLessThan(600);
    expect((await openSessionCookie(keys, cookie, now))?.roles).toBeNull();
  });
});
