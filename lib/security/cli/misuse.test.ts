import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { expect, test } from "vitest";
import { inEnglish } from "@/lib/i18n/language";
import { speakHelp } from "./help";
import { misuseIn } from "./misuse";

/** What a person is told who calls a small program so. */
async function told(...args: string[]): Promise<string | null> {
  const program = new Command("program").exitOverride();
  speakHelp(program, inEnglish);
  program
    .command("paint <wall>")
    .addOption(new Option("--colour <name>", "which one").choices(["red", "blue"]))
    .option("--coats <number>", "how many", () => {
      throw new InvalidArgumentError("Give a number.");
    })
    .requiredOption("--brush <size>", "how wide")
    .action(() => {});
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) return misuseIn(inEnglish, error);
    throw error;
  }
  return "nothing";
}

test.each([
  [["pain"], "error: unknown command ‘pain’\n(Did you mean paint?)"],
  [["paint", "--brush", "1", "--colours", "x"], "error: unknown option ‘--colours’\n(Did you mean --colour?)"],
  [["paint", "--brush", "1"], "error: missing required argument ‘wall’"],
  [["paint", "west"], "error: required option ‘--brush <size>’ not specified"],
  [["paint", "west", "--brush"], "error: option ‘--brush <size>’ argument missing"],
  [["paint", "west", "east", "--brush", "1"], "error: too many arguments"],
  [["paint", "--colour", "it's"], "error: ‘it's’ is invalid for ‘--colour <name>’. Allowed choices are red, blue."],
  [["paint", "--coats", "x"], "error: ‘x’ is invalid for ‘--coats <number>’. Give a number."],
])("a call that cannot be understood is explained: %j", async (args, sentence) => {
  expect(await told(...args)).toBe(sentence);
});
