import type { Command } from "commander";
import { inTerminal } from "./context";
import { print } from "./print";

type Output = { json?: boolean };

/** The commands about personal tokens. */
export function addTokenCommands(program: Command): void {
  const tokens = program.command("tokens").description("see and revoke the personal tokens of people");
  tokens
    .command("list <user>")
    .description("what somebody's tokens are called and permit, and when they were used")
    .option("--json", "answer in JSON")
    .action(listTokens);
  tokens
    .command("revoke <id>")
    .description("end a token from the next request on")
    .option("--json", "answer in JSON")
    .action(revokeToken);
}

async function listTokens(user: string, options: Output): Promise<void> {
  const useCase = import("../features/administration/tokens");
  const found = await inTerminal(async ({ read }) => read((await useCase).listTokensOfUser, { identity: user }));
  print(found, options, ({ email, tokens }) =>
    tokens.length === 0
      ? `${email} has no tokens.`
      : tokens
          .map(({ id, name, ending, state, permissions, expiresAt, lastUsedAt }) =>
            [
              id,
              `${name} (…${ending})`,
              state,
              permissions.join(",") || "-",
              `ends ${expiresAt?.toISOString() ?? "never"}`,
              `used ${lastUsedAt?.toISOString() ?? "never"}`,
            ].join("  "),
          )
          .join("\n"),
  );
}

async function revokeToken(id: string, options: Output): Promise<void> {
  const useCase = import("../features/administration/tokens");
  const outcome = await inTerminal(async ({ change }) => change((await useCase).revokeTokenOfUser, { token: id }));
  print(outcome, options, ({ email, name, changed }) =>
    changed ? `The token ${name} of ${email} is revoked.` : `The token ${name} of ${email} was revoked already.`,
  );
}
