import { expect, test } from "vitest";
import { inEnglish } from "@/lib/i18n/language";
import { explain } from "./explain";
import { Refusal } from "./print";

const coded = (code: string, cause?: Error) => Object.assign(new Error("secret argument", { cause }), { code });

test.each([
  ["a refusal speaks for itself", new Refusal("The two passwords differ."), "The two passwords differ."],
  ["a sentence about a variable is passed on", new Error("DATABASE_URL is not set."), "DATABASE_URL is not set."],
  ["an outage names the variable", coded("P2010", coded("ECONNREFUSED")), /^The database cannot be reached/],
  ["a missing table names the command", coded("P2021"), /run npm run db:migrate/],
  ["anything else is named without its message", coded("P2000"), /^Something unexpected went wrong \(Error P2000\)/],
  ["a fault of ours is named without its message", new TypeError("secret"), /^Something unexpected .*\(TypeError\)/],
])("%s", async (_, error, sentence) => {
  expect(await explain(inEnglish, error)).toMatch(sentence);
});
