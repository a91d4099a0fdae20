import type { Command } from "commander";
import { inTerminal } from "./context";
import { print } from "./print";

type Output = { json?: boolean };

/** The commands about roles. PERMISSIONS is a list with commas. */
export function addRoleCommands(program: Command, name: string): void {
  const roles = program.command(name).description("make roles, hand them out, change what they permit");
  roles
    .command("create <name>")
    .description("make a role")
    .option("-d, --description <text>", "what it is for")
    .option("-p, --permissions <list>", "what it permits, such as reports:read,users:write")
    .option("--json", "answer in JSON")
    .action(createRole);
  roles
    .command("add <user> <role>")
    .description("give somebody a role")
    .option("--json", "answer in JSON")
    .action(grantRole);
  roles
    .command("remove <user> <role>")
    .description("take a role away from somebody")
    .option("--json", "answer in JSON")
    .action(revokeRole);
  roles
    .command("add_permissions <role> <permissions>")
    .alias("add-permissions")
    .description("let a role permit more")
    .option("--json", "answer in JSON")
    .action(addPermissions);
  roles
    .command("remove_permissions <role> <permissions>")
    .alias("remove-permissions")
    .description("let a role permit less")
    .option("--json", "answer in JSON")
    .action(removePermissions);
}

type CreateOptions = Output & { description?: string; permissions?: string };

async function createRole(name: string, options: CreateOptions): Promise<void> {
  const useCase = import("../features/administration/create-role");
  const { description, permissions } = options;
  const input = { name, description, permissions };
  const made = await inTerminal(async ({ change }) => change((await useCase).createRole, input));
  print(made, options, (role) => `Made the role ${role.name}${permitting(role.permissions)}.`);
}

async function grantRole(user: string, role: string, options: Output): Promise<void> {
  const useCase = import("../features/administration/grant-role");
  const granted = await inTerminal(async ({ change }) => change((await useCase).grantRole, { identity: user, role }));
  print(granted, options, ({ email }) => `${email} has the role ${role} now.`);
}

async function revokeRole(user: string, role: string, options: Output): Promise<void> {
  const useCase = import("../features/administration/revoke-role");
  const revoked = await inTerminal(async ({ change }) => change((await useCase).revokeRole, { identity: user, role }));
  print(revoked, options, ({ email }) => `${email} no longer has the role ${role}.`);
}

async function addPermissions(role: string, permissions: string, options: Output): Promise<void> {
  const useCase = import("../features/administration/add-permissions");
  const changed = await inTerminal(async ({ change }) => change((await useCase).addPermissions, { role, permissions }));
  print(changed, options, (now) => `The role ${role} is${permitting(now.permissions)}.`);
}

async function removePermissions(role: string, permissions: string, options: Output): Promise<void> {
  const useCase = import("../features/administration/remove-permissions");
  const changed = await inTerminal(async ({ change }) =>
    change((await useCase).removePermissions, { role, permissions }),
  );
  print(changed, options, (now) => `The role ${role} is${permitting(now.permissions)}.`);
}

const permitting = (permissions: string[]): string =>
  permissions.length > 0 ? ` permitting ${permissions.join(", ")}` : " permitting nothing by itself";
