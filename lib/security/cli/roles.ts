import type { Command } from "commander";
import type { Language } from "@/lib/i18n/language";
import { inTerminal } from "./context";
import { jsonOption } from "./help";
import { listOf, print } from "./print";

type Output = { json?: boolean };

/** The commands about roles. PERMISSIONS is a list with commas. */
export function addRoleCommands(program: Command, language: Language, name: string): void {
  const t = language.texts("terminal.roles");
  const roles = program.command(name).description(t("description"));
  roles
    .command("create <name>")
    .description(t("create.description"))
    .option("-d, --description <text>", t("create.purpose"))
    .option("-p, --permissions <list>", t("create.permissions"))
    .addOption(jsonOption(language))
    .action((name: string, options: CreateOptions) => createRole(language, name, options));
  roles
    .command("add <user> <role>")
    .description(t("add.description"))
    .addOption(jsonOption(language))
    .action((user: string, role: string, options: Output) => grantRole(language, user, role, options));
  roles
    .command("remove <user> <role>")
    .description(t("remove.description"))
    .addOption(jsonOption(language))
    .action((user: string, role: string, options: Output) => revokeRole(language, user, role, options));
  roles
    .command("add_permissions <role> <permissions>")
    .alias("add-permissions")
    .description(t("addPermissions.description"))
    .addOption(jsonOption(language))
    .action((role: string, list: string, options: Output) => addPermissions(language, role, list, options));
  roles
    .command("remove_permissions <role> <permissions>")
    .alias("remove-permissions")
    .description(t("removePermissions.description"))
    .addOption(jsonOption(language))
    .action((role: string, list: string, options: Output) => removePermissions(language, role, list, options));
}

type CreateOptions = Output & { description?: string; permissions?: string };

async function createRole(language: Language, name: string, options: CreateOptions): Promise<void> {
  const useCase = import("../features/administration/create-role");
  const t = language.texts("terminal.roles.create");
  const { description, permissions } = options;
  const input = { name, description, permissions };
  const made = await inTerminal(async ({ change }) => change((await useCase).createRole, input));
  print(made, options, (role) =>
    role.permissions.length > 0
      ? t("done", { role: role.name, permissions: listOf(language, role.permissions) })
      : t("doneWithout", { role: role.name }),
  );
}

async function grantRole(language: Language, user: string, role: string, options: Output): Promise<void> {
  const useCase = import("../features/administration/grant-role");
  const granted = await inTerminal(async ({ change }) => change((await useCase).grantRole, { identity: user, role }));
  print(granted, options, ({ email }) => language.texts("terminal.roles.add")("done", { email, role }));
}

async function revokeRole(language: Language, user: string, role: string, options: Output): Promise<void> {
  const useCase = import("../features/administration/revoke-role");
  const revoked = await inTerminal(async ({ change }) => change((await useCase).revokeRole, { identity: user, role }));
  print(revoked, options, ({ email }) => language.texts("terminal.roles.remove")("done", { email, role }));
}

async function addPermissions(language: Language, role: string, permissions: string, options: Output): Promise<void> {
  const useCase = import("../features/administration/add-permissions");
  const changed = await inTerminal(async ({ change }) => change((await useCase).addPermissions, { role, permissions }));
  print(changed, options, (now) => permitting(language, role, now.permissions));
}

async function removePermissions(
  language: Language,
  role: string,
  permissions: string,
  options: Output,
): Promise<void> {
  const useCase = import("../features/administration/remove-permissions");
  const changed = await inTerminal(async ({ change }) =>
    change((await useCase).removePermissions, { role, permissions }),
  );
  print(changed, options, (now) => permitting(language, role, now.permissions));
}

function permitting(language: Language, role: string, permissions: string[]): string {
  const t = language.texts("terminal.roles");
  if (permissions.length === 0) return t("permittingNothing", { role });
  return t("permitting", { role, permissions: listOf(language, permissions) });
}
