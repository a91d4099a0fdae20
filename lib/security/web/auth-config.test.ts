import { afterEach, expect, test, vi } from "vitest";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

test("AT-100: behind https every cookie has the __Host- prefix and what it demands", async () => {
  vi.stubEnv("APP_URL", "https://app.example.com");
  const { cookieNames, cookieAttributes } = await import("./auth-config");
  for (const name of Object.values(cookieNames)) expect(name).toMatch(/^__Host-/);
  expect(cookieAttributes).toEqual({ httpOnly: true, sameSite: "lax", path: "/", secure: true });
});

test("without it, as on the machine of whoever develops, browsers would refuse such names", async () => {
  vi.stubEnv("APP_URL", "http://localhost:3000");
  const { cookieNames, cookieAttributes } = await import("./auth-config");
  for (const name of Object.values(cookieNames)) expect(name).not.toMatch(/^__/);
  expect(cookieAttributes.secure).toBe(false);
});
