import { describe, expect, test } from "vitest";
import { admits, anyone, guestsOnly, permissions, roles, signedIn, systemOnly } from "./access";

const editor = { roles: ["editor"], permissions: ["reports:read", "pages:write"] };

describe("admits", () => {
  test("anyone means anyone, guests only the signed-out, signed-in only the signed-in, the terminal nobody", () => {
    expect([null, editor].map((who) => admits(anyone(), who))).toEqual([true, true]);
    expect([null, editor].map((who) => admits(guestsOnly(), who))).toEqual([true, false]);
    expect([null, editor].map((who) => admits(signedIn(), who))).toEqual([false, true]);
    expect([null, editor].map((who) => admits(systemOnly(), who))).toEqual([false, false]);
  });

  test("all demands every name, any a single one", () => {
    expect(admits(roles.all("editor", "admin"), editor)).toBe(false);
    expect(admits(roles.any("editor", "admin"), editor)).toBe(true);
    expect(admits(permissions.all("reports:read", "pages:write"), editor)).toBe(true);
    expect(admits(permissions.any("users:write"), editor)).toBe(false);
  });

  test("names are compared exactly", () => {
    expect(admits(roles.any("Editor"), editor)).toBe(false);
    expect(admits(permissions.any("reports:rea"), editor)).toBe(false);
  });

  test("roles and permissions admit nobody who is not signed in, even with an empty list", () => {
    expect(admits(roles.all(), null)).toBe(false);
    expect(admits(roles.any("editor"), null)).toBe(false);
  });
});
