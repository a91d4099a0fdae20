import { expect, test } from "vitest";
import { cookieKeys, openSessionCookie, sealSessionCookie } from "../core/session-cookie";
import { nodeCookieKeys } from "./node-cookie-keys";

const now = new Date("2026-01-01T00:00:00Z");
const content = { sid: "a-session", roles: ["admin"], permissions: ["users:read"], exp: now.getTime() / 1000 + 60 };

test("edge and server make and read the same cookies", async () => {
  const [edge, server] = [await cookieKeys(["new", "old"]), nodeCookieKeys(["new", "old"])];
  const cookie = await sealSessionCookie(server, content);
  expect(await sealSessionCookie(edge, content)).toBe(cookie);
  expect(await openSessionCookie(edge, cookie, now)).toEqual(content);
  expect(await openSessionCookie(server, await sealSessionCookie(edge, content), now)).toEqual(content);
  expect(await openSessionCookie(server, `${cookie.slice(0, -2)}AA`, now)).toBeNull();
  expect(await openSessionCookie(nodeCookieKeys(["other"]), cookie, now)).toBeNull();
});
