import type { Command } from "commander";
import type { Language } from "@/lib/i18n/language";
import { inTerminal } from "./context";
import { jsonOption } from "./help";
import { print } from "./print";

type Output = { json?: boolean };

/** The commands about personal tokens. */
export function addTokenCommands(program: Command, language: Language): void {
  const t = language.texts("terminal.tokens");
  const tokens = program.command("tokens").description(t("description"));
  tokens
    .command("list <user>")
    .description(t("list.description"))
    .addOption(jsonOption(language))
    .action((user: string, options: Output) => listTokens(language, user, options));
  tokens
    .command("revoke <id>")
    .description(t("revoke.description"))
    .addOption(jsonOption(language))
    .action((id: string, options: Output) => revokeToken(language, id, options));
}

async function listTokens(language: Language, user: string, options: Output): Promise<void> {
  const t = language.texts("terminal.tokens.list");
  const useCase = import("../features/administration/tokens");
  const found = await inTerminal(async ({ read }) => read((await useCase).listTokensOfUser, { identity: user }));
  print(found, options, ({ email, tokens }) =>
    tokens.length === 0
      ? t("empty", { email })
      : tokens
          .map(({ id, name, ending, state, permissions, expiresAt, lastUsedAt }) =>
            [
              id,
              `${name} (…${ending})`,
              t(`states.${state}`),
              permissions.join(",") || "-",
              expiresAt ? t("ends", { at: expiresAt.toISOString() }) : t("endsNever"),
              lastUsedAt ? t("used", { at: lastUsedAt.toISOString() }) : t("usedNever"),
            ].join("  "),
          )
          .join("\n"),
  );
}

async function revokeToken(language: Language, id: string, options: Output): Promise<void> {
  const t = language.texts("terminal.tokens.revoke");
  const useCase = import("../features/administration/tokens");
  const outcome = await inTerminal(async ({ change }) => change((await useCase).revokeTokenOfUser, { token: id }));
  print(outcome, options, ({ email, name, changed }) => t(changed ? "done" : "already", { name, email }));
}
