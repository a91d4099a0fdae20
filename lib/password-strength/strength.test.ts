import { expect, test } from "vitest";
import { passwordScore } from "./strength";

test("a common password scores nothing and says why", async () => {
  expect(await passwordScore("password", [])).toEqual({ score: 0, warning: expect.stringMatching(/[a-z]{3,}/) });
});

test.each(["P@ssw0rd", "p4$$w0rd1", "l3tm31n99", "4dm1n1str4t0r"])(
  "symbols for letters do not help: %s",
  async (password) => {
    expect((await passwordScore(password, [])).score).toBeLessThanOrEqual(1);
  },
);

test("a long phrase of unrelated words scores full, without a warning", async () => {
  expect(await passwordScore("correct horse battery staple", [])).toEqual({ score: 4, warning: null });
});

test("what belongs to the person counts against the password", async () => {
  const without = await passwordScore("zephyrine-quux", []);
  const withContext = await passwordScore("zephyrine-quux", ["Zephyrine-Quux@example.com"]);
  expect(without.score).toBeGreaterThanOrEqual(3);
  expect(withContext.score).toBeLessThanOrEqual(1);
});

test("digits after one's own name do not help", async () => {
  expect((await passwordScore("zephyrine1987", ["zephyrine@example.com"])).score).toBeLessThanOrEqual(2);
});

test("only the first 128 code points count, whole emoji included", async () => {
  const first = "🐎".repeat(128);
  expect(await passwordScore(`${first}x7#Kq!vB2`, [])).toEqual(await passwordScore(first, []));
});

test("the empty password scores nothing", async () => {
  expect((await passwordScore("", [])).score).toBe(0);
});

test.each(["4@8({<6&9#!1l|0", "$5sS@4aA!1iIlL0oO3eE7tT+", "qwertyuiop1234567890", "1.1.", "a"])(
  "a hostile password of a megabyte is scored soon: %s…",
  async (piece) => {
    await passwordScore("warm up", []);
    const start = performance.now();
    await passwordScore(piece.repeat(1_000_000 / piece.length), [piece.repeat(1000)]);
    expect(performance.now() - start).toBeLessThan(600);
  },
);
