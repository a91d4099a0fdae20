import type { Command } from "commander";
import type { Language } from "@/lib/i18n/language";
import { askAloud } from "./ask-aloud";
import { passwordOrAsk } from "./ask-password";
import { parseAttributes } from "./attributes";
import { inTerminal } from "./context";
import { jsonOption } from "./help";
import { print, Refusal } from "./print";

type Output = { json?: boolean };

/** The commands about accounts. USER is anything that says who somebody is. */
export function addUserCommands(program: Command, language: Language, name: string): void {
  const t = language.texts("terminal.users");
  const users = program.command(name).description(t("description"));
  users
    .command("create [attributes...]")
    .description(t("create.description"))
    .option("--password <password>", t("create.password"))
    .option("-a, --active", t("create.active"))
    .option("-u, --username <username>", t("create.username"))
    .addOption(jsonOption(language))
    .action((attributes: string[], options: CreateOptions) => createUser(language, attributes, options));
  users
    .command("activate <user>")
    .description(t("activate.description"))
    .addOption(jsonOption(language))
    .action((user: string, options: Output) => setActive(language, user, true, options));
  users
    .command("deactivate <user>")
    .description(t("deactivate.description"))
    .addOption(jsonOption(language))
    .action((user: string, options: Output) => setActive(language, user, false, options));
  users
    .command("reset_access <user>")
    .alias("reset-access")
    .description(t("resetAccess.description"))
    .addOption(jsonOption(language))
    .action((user: string, options: Output) => resetAccess(language, user, options));
  users
    .command("change_password <user>")
    .alias("change-password")
    .description(t("changePassword.description"))
    .option("--password <password>", t("changePassword.password"))
    .addOption(jsonOption(language))
    .action((user: string, options: PasswordOptions) => changePassword(language, user, options));
  users
    .command("export <user>")
    .description(t("export.description"))
    .option("--out <file>", t("export.out"))
    .addOption(jsonOption(language))
    .action((user: string, options: ExportOptions) => exportUser(language, user, options));
  users
    .command("erase <user>")
    .description(t("erase.description"))
    .option("--yes", t("erase.yes"))
    .addOption(jsonOption(language))
    .action((user: string, options: EraseOptions) => eraseUser(language, user, options));
}

type ExportOptions = Output & { out?: string };

async function exportUser(language: Language, user: string, { out, json }: ExportOptions): Promise<void> {
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
    throw new Refusal(language.texts("terminal.common")("cannotWrite", { file: out }));
  }
  print({ email, file: out }, { json }, () => language.texts("terminal.users")("export.done", { email, file: out }));
}

type EraseOptions = Output & { yes?: boolean };

async function eraseUser(language: Language, user: string, options: EraseOptions): Promise<void> {
  const t = language.texts("terminal.users.erase");
  const word = "delete";
  if (!options.yes && !(await askAloud(language, t("question", { user, word }), word))) throw new Refusal(t("kept"));
  const useCase = import("../features/administration/erase-user");
  const erased = await inTerminal(async ({ change }) => change((await useCase).eraseUser, { identity: user }));
  print(erased, options, ({ email }) => t("done", { email }));
}

type CreateOptions = Output & { password?: string; active?: boolean; username?: string };

async function createUser(language: Language, attributes: string[], options: CreateOptions): Promise<void> {
  const t = language.texts("terminal.users.create");
  const useCase = import("../features/administration/create-user");
  const password = await passwordOrAsk(language, options.password);
  const created = await inTerminal(async ({ config, change }) => {
    const identity = parseAttributes(language, attributes, options.username, config);
    return change((await useCase).createUser, { ...identity, password, active: options.active ?? false });
  });
  print(created, options, ({ email, username, active }) => {
    const who = username ? t("named", { email, username }) : email;
    return active ? t("createdActive", { who }) : t("createdInactive", { who });
  });
}

async function setActive(language: Language, user: string, active: boolean, options: Output): Promise<void> {
  const useCase = import("../features/administration/set-active");
  const outcome = await inTerminal(async ({ change }) => change((await useCase).setActive, { identity: user, active }));
  const t = language.texts(active ? "terminal.users.activate" : "terminal.users.deactivate");
  print(outcome, options, ({ email, changed }) => t(changed ? "done" : "already", { email }));
}

async function resetAccess(language: Language, user: string, options: Output): Promise<void> {
  const useCase = import("../features/administration/reset-access");
  const outcome = await inTerminal(async ({ change }) => change((await useCase).resetAccess, { identity: user }));
  print(outcome, options, ({ email }) => language.texts("terminal.users.resetAccess")("done", { email }));
}

type PasswordOptions = Output & { password?: string };

async function changePassword(language: Language, user: string, options: PasswordOptions): Promise<void> {
  const useCase = import("../features/administration/set-password");
  const password = await passwordOrAsk(language, options.password);
  const outcome = await inTerminal(async ({ change }) =>
    change((await useCase).setPassword, { identity: user, password }),
  );
  print(outcome, options, ({ email }) => language.texts("terminal.users.changePassword")("done", { email }));
}
