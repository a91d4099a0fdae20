import { expect, test } from "vitest";
import { isProbe, oneEachTurn } from "./turns.mjs";

const turnOfTheLoop = () => new Promise((done) => setImmediate(done));

test("requests that come together begin in turns of the event loop of their own, in their order", async () => {
  const inTurn = oneEachTurn();
  const begun: string[] = [];
  for (const name of ["a", "b", "c"]) void inTurn(false).then(() => begun.push(name));
  expect(begun).toEqual([]);
  for (const expected of [["a"], ["a", "b"], ["a", "b", "c"]]) {
    await turnOfTheLoop();
    expect(begun).toEqual(expected);
  }
});

test("a balancer's question goes before those that wait", async () => {
  const inTurn = oneEachTurn();
  const begun: string[] = [];
  for (const name of ["a", "b"]) void inTurn(false).then(() => begun.push(name));
  void inTurn(isProbe("/api/health")).then(() => begun.push("health"));
  await turnOfTheLoop();
  expect(begun).toEqual(["health"]);
});

test("only the probes are probes", () => {
  for (const url of ["/api/health", "/api/ready", "/api/ready?x"]) expect(isProbe(url)).toBe(true);
  for (const url of ["/api/healthy", "/api/me", "/api/health/x", "/"]) expect(isProbe(url)).toBe(false);
});
