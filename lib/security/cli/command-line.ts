import { Command, CommanderError } from "commander";
import { addAuditCommands } from "./audit";
import { addDoctorCommand } from "./doctor";
import { explain } from "./explain";
import { addImportCommand } from "./import";
import { commandNames } from "./names";
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
  try {
    let exitCode = 0;
    const program = await commands((code) => {
      exitCode = code;
    });
    await program.parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    // Commander has said already what is wrong with the call.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : failed;
    process.stderr.write(`${await explain(error)}\n`);
    return failed;
  }
}

async function commands(exit: (code: number) => void): Promise<Command> {
  const program = new Command("npm run security --");
  // Before the sub-commands, which inherit it.
  program.exitOverride().description("Administer accounts and roles, see what happened, check the configuration.");
  const { usersName, rolesName } = await commandNames();
  if (usersName) addUserCommands(program, usersName);
  if (rolesName) addRoleCommands(program, rolesName);
  addAuditCommands(program, exit);
  addSessionCommands(program);
  addTokenCommands(program);
  addImportCommand(program);
  addPurgeCommand(program);
  addSecretCommands(program, exit);
  addSeedCommand(program);
  addDoctorCommand(program, exit);
  return program;
}
