import { describe, expect, test } from "vitest";
import { singlePageAddress } from "./single-page";

const at = (view: string, host: string | null = null) => ({ view, host, origin: "http://localhost:3000" });

describe("the address of a single-page application's view", () => {
  test.each([
    [at("/reset-password"), "http://localhost:3000/reset-password?token=a"],
    [at("/reset-password?lang=en#form"), "http://localhost:3000/reset-password?lang=en&token=a#form"],
    [at("/app", "localhost:5173"), "http://localhost:5173/app?token=a"],
    [at("https://spa.example/app?x=1"), "https://spa.example/app?x=1&token=a"],
    [at("https://spa.example/app", "localhost:5173"), "http://localhost:5173/app?token=a"],
  ])("%o", (view, expected) => {
    expect(singlePageAddress(view, { token: "a" })).toBe(expected);
  });

  test("keeps a message in one parameter, whatever characters it has", () => {
    const address = singlePageAddress(at("/app"), { error: "Gone & over? #1 = ü\r\nx" });
    expect(address).not.toMatch(/[\r\n#]/);
    expect(new URL(address).searchParams.get("error")).toBe("Gone & over? #1 = ü\r\nx");
  });
});
