import { Command, CommanderError } from "commander";
import { type Language, languageOf } from "@/lib/i18n/language";
import type { SecurityConfig } from "../config";
import { addAuditCommands } from "./audit";
import { addDoctorCommand } from "./doctor";
import { earlyConfig } from "./early-config";
import { explain } from "./explain";
import { speakHelp } from "./help";
import { addImportCommand } from "./import";
import { misuseIn } from "./misuse";
import { addPurgeCommand } from "./purge";
import { addRoleCommands } from "./roles";
import { addSecretCommands } from "./secrets";
import { addSeedCommand } from "./seed";
import { addSessionCommands } from "./sessions";
import { addTokenCommands } from "./tokens";
import { addUserCommands } from "./users";

const failed = 2;

/**
 * Runs one command of the terminal. Answers the exit code: 0, or 2 after a sentence on the error stream; the doctor's own
 * are 0 and 1. Only the code of the command that runs is loaded.
 */
export async function runCommandLine(args: string[]): Promise<number> {
  const config = await earlyConfig();
  const language = await languageOf(config.language.fallback);
  try {
    let exitCode = 0;
    const program = commands(language, config.cli, (code) => {
      exitCode = code;
    });
    await program.parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const sentence = error instanceof CommanderError ? misuseIn(language, error) : await explain(language, error);
    if (sentence !== null) process.stderr.write(`${sentence}\n`);
    return failed;
  }
}

function commands(
  language: Language,
  { usersName, rolesName }: SecurityConfig["cli"],
  exit: (code: number) => void,
): Command {
  const program = new Command("npm run security --");
  // Before the sub-commands, which inherit it.
  program.exitOverride().description(language.texts("terminal")("description"));
  speakHelp(program, language);
  if (usersName) addUserCommands(program, language, usersName);
  if (rolesName) addRoleCommands(program, language, rolesName);
  addAuditCommands(program, language, exit);
  addSessionCommands(program, language);
  addTokenCommands(program, language);
  addImportCommand(program, language);
  addPurgeCommand(program, language);
  addSecretCommands(program, language, exit);
  addSeedCommand(program, language);
  addDoctorCommand(program, language, exit);
  return program;
}
