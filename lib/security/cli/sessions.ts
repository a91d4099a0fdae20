import type { Command } from "commander";
import type { Language } from "@/lib/i18n/language";
import { inTerminal } from "./context";
import { jsonOption } from "./help";
import { print } from "./print";

type Output = { json?: boolean };

/** The commands about sessions. */
export function addSessionCommands(program: Command, language: Language): void {
  const t = language.texts("terminal.sessions");
  const sessions = program.command("sessions").description(t("description"));
  sessions
    .command("list <user>")
    .description(t("list.description"))
    .addOption(jsonOption(language))
    .action((user: string, options: Output) => listSessions(language, user, options));
  sessions
    .command("end <id>")
    .description(t("end.description"))
    .addOption(jsonOption(language))
    .action((id: string, options: Output) => endSession(language, id, options));
  sessions
    .command("end-all <user>")
    .alias("end_all")
    .description(t("endAll.description"))
    .addOption(jsonOption(language))
    .action((user: string, options: Output) => endAllSessions(language, user, options));
}

async function listSessions(language: Language, user: string, options: Output): Promise<void> {
  const t = language.texts("terminal.sessions.list");
  const useCase = import("../features/administration/sessions");
  const found = await inTerminal(async ({ read }) => read((await useCase).listSessionsOfUser, { identity: user }));
  print(found, options, ({ email, sessions }) =>
    sessions.length === 0
      ? t("empty", { email })
      : sessions
          .map(({ id, browser, via, ip, place, createdAt, lastSeenAt }) =>
            [
              id,
              browser,
              t("via", { means: via }),
              [place, ip].filter(Boolean).join(" ") || "-",
              t("since", { at: createdAt.toISOString() }),
              t("used", { at: lastSeenAt.toISOString() }),
            ].join("  "),
          )
          .join("\n"),
  );
}

async function endSession(language: Language, session: string, options: Output): Promise<void> {
  const t = language.texts("terminal.sessions.end");
  const useCase = import("../features/administration/sessions");
  const outcome = await inTerminal(async ({ change }) => change((await useCase).endSessionOfUser, { session }));
  print(outcome, options, ({ email, changed }) => t(changed ? "done" : "already", { email }));
}

async function endAllSessions(language: Language, user: string, options: Output): Promise<void> {
  const useCase = import("../features/administration/end-sessions");
  const outcome = await inTerminal(async ({ change }) => change((await useCase).endSessionsOfUser, { identity: user }));
  print(outcome, options, ({ email, count }) => language.texts("terminal.sessions.endAll")("done", { email, count }));
}
