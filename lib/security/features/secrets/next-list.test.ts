import { expect, test } from "vitest";
import { createVersionedBox } from "@/lib/crypto/versioned-box";
import { nextList } from "./next-list";

test("a list with commas: the new key is known, then used, then alone", () => {
  const added = nextList("session", "old", "add", "new");
  expect(added).toBe("old,new");
  const switched = nextList("session", added, "switch", "");
  expect(switched).toBe("new,old");
  expect(nextList("session", switched, "drop", "")).toBe("new");
});

test("the key that was added last is the one to switch to", () => {
  expect(nextList("pepper", "b,a,c", "switch", "")).toBe("c,b,a");
});

test("a map of versions: each step opens what the lists before and after it seal", () => {
  const first = JSON.stringify({ "1": "first-key" });
  const added = nextList("totp", first, "add", "second-key");
  const switched = nextList("totp", added, "switch", "");
  const dropped = nextList("totp", switched, "drop", "");
  expect(JSON.parse(added)).toEqual({ "1": "first-key", "2": "second-key", current: "1" });
  expect(JSON.parse(switched)).toEqual({ "1": "first-key", "2": "second-key" });
  expect(JSON.parse(dropped)).toEqual({ "2": "second-key" });
  const boxes = [first, added, switched, dropped].map((list) => createVersionedBox(list, "totp"));
  for (const [at, box] of boxes.entries()) {
    for (const beside of [boxes[at - 1], boxes[at + 1]]) {
      // What was sealed by the first key is sealed anew before it is dropped.
      if (beside && !(beside === boxes[3] || box === boxes[3])) expect(beside.open(box.seal("secret"))).toBe("secret");
    }
  }
  expect(boxes[3]?.open(boxes[2]?.seal("secret") ?? "")).toBe("secret");
});

test("a version that is called by no number does not hinder", () => {
  const added = nextList("totp", '{"2027-a":"k"}', "add", "n");
  expect(JSON.parse(added)).toEqual({ "2027-a": "k", "2027-a1": "n", current: "2027-a" });
  expect(JSON.parse(nextList("totp", nextList("totp", added, "switch", ""), "drop", ""))).toEqual({ "2027-a1": "n" });
});

test.each([
  ["session", "one", "switch"],
  ["session", "one", "drop"],
  ["totp", '{"1":"k"}', "drop"],
] as const)("a list that is not ready says so: %s %s %s", (secret, list, step) => {
  expect(() => nextList(secret, list, step, "n")).toThrow("oneKey");
});
