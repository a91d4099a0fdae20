import { expect, test } from "vitest";
import { isCommonPassword } from "./common";

test.each(["password", "PassWord1", "12345678", "iloveyou", "qwertyuiop"])("%j is chosen by many", async (password) => {
  expect(await isCommonPassword(password)).toBe(true);
});

test.each(["correct horse battery", "zebra-9-harbour", ""])("%j is not", async (password) => {
  expect(await isCommonPassword(password)).toBe(false);
});
