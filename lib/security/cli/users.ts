import type { Command } from "commander";
import { askAloud } from "./ask-aloud";
import { passwordOrAsk } from "./ask-password";
import { parseAttributes } from "./attributes";
import { inTerminal } from "./context";
import { print, Refusal } from "./print";

type Output = { json?: boolean };

/** The commands about accounts. USER is anything that says who somebody is. */
export function addUserCommands(program: Command, name: string): void {
  const users = program.command(name).description("make, open, shut and repair accounts");
  users
    .command("create [attributes...]")
    .description("make an account, such as: create email:name@example.com username:name")
    .option("--password <password>", "its password; - reads it from standard input; asked for when left out")
    .option("-a, --active", "let the person in at once")
    .option("-u, --username <username>", "its username")
    .option("--json", "answer in JSON")
    .action(createUser);
  users
    .command("activate <user>")
    .description("let somebody in again")
    .option("--json", "answer in JSON")
    .action((user: string, options: Output) => setActive(user, true, options));
  users
    .command("deactivate <user>")
    .description("shut somebody out from the next request on")
    .option("--json", "answer in JSON")
    .action((user: string, options: Output) => setActive(user, false, options));
  users
    .command("reset_access <user>")
    .alias("reset-access")
    .description("take away every way in but the password: sessions, tokens, second factors, passkeys")
    .option("--json", "answer in JSON")
    .action(resetAccess);
  users
    .command("change_password <user>")
    .alias("change-password")
    .description("set a new password and end all sessions")
    .option("--password <password>", "the new password; - reads it from standard input; asked for when left out")
    .option("--json", "answer in JSON")
    .action(changePassword);
  users
    .command("export <user>")
    .description("everything that is kept about somebody, as a ZIP archive of JSON files")
    .option("--out <file>", "the file to write; left out, the data is printed as JSON")
    .option("--json", "answer in JSON")
    .action(exportUser);
  users
    .command("erase <user>")
    .description("delete somebody and everything that is kept about them, at once and for good")
    .option("--yes", "do not ask")
    .option("--json", "answer in JSON")
    .action(eraseUser);
}

async function exportUser(user: string, { out, json }: Output & { out?: string }): Promise<void> {
  const useCase = import("../features/administration/export-user");
  const { email, data } = await inTerminal(async ({ change }) =>
    change((await useCase).exportUser, { identity: user }),
  );
  if (out === undefined) return print(data, { json: true }, () => "");
  const [{ writeFile }, { zipOf }, { systemClock }] = await Promise.all([
    import("node:fs/promises"),
    import("@/lib/archive"),
    import("@/lib/clock"),
  ]);
  const files = Object.entries(data).map(([name, value]) => [name, JSON.stringify(value, null, 2)]);
  try {
    await writeFile(out, zipOf(Object.fromEntries(files), systemClock.now()), { mode: 0o600 });
  } catch {
    throw new Refusal(`${out} cannot be written.`);
  }
  print({ email, file: out }, { json }, () => `Everything about ${email} is in ${out}.`);
}

async function eraseUser(user: string, options: Output & { yes?: boolean }): Promise<void> {
  if (
    !options.yes &&
    !(await askAloud(`Delete ${user} and everything about them, for good? Type "delete": `, "delete"))
  )
    throw new Refusal("Nothing was deleted.");
  const useCase = import("../features/administration/erase-user");
  const erased = await inTerminal(async ({ change }) => change((await useCase).eraseUser, { identity: user }));
  print(erased, options, ({ email }) => `${email} is deleted.`);
}

type CreateOptions = Output & { password?: string; active?: boolean; username?: string };

async function createUser(attributes: string[], options: CreateOptions): Promise<void> {
  const useCase = import("../features/administration/create-user");
  const password = await passwordOrAsk(options.password);
  const created = await inTerminal(async ({ config, change }) => {
    const identity = parseAttributes(attributes, options.username, config);
    return change((await useCase).createUser, { ...identity, password, active: options.active ?? false });
  });
  print(created, options, ({ email, username, active }) => {
    const who = username ? `${email} (username ${username})` : email;
    return `Created ${who}, password ***, ${active ? "active" : "inactive until activated"}.`;
  });
}

async function setActive(user: string, active: boolean, options: Output): Promise<void> {
  const useCase = import("../features/administration/set-active");
  const outcome = await inTerminal(async ({ change }) => change((await useCase).setActive, { identity: user, active }));
  const state = active ? "active" : "inactive";
  print(
    outcome,
    options,
    ({ email, changed }) => `${email} ${changed ? "is" : "was already"} ${state}${changed ? " now" : ""}.`,
  );
}

async function resetAccess(user: string, options: Output): Promise<void> {
  const useCase = import("../features/administration/reset-access");
  const outcome = await inTerminal(async ({ change }) => change((await useCase).resetAccess, { identity: user }));
  print(outcome, options, ({ email }) => `Only the password of ${email} is left.`);
}

async function changePassword(user: string, options: Output & { password?: string }): Promise<void> {
  const useCase = import("../features/administration/set-password");
  const password = await passwordOrAsk(options.password);
  const outcome = await inTerminal(async ({ change }) =>
    change((await useCase).setPassword, { identity: user, password }),
  );
  print(outcome, options, ({ email }) => `${email} has a new password; all sessions have ended.`);
}
