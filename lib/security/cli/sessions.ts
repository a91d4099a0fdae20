import type { Command } from "commander";
import { inTerminal } from "./context";
import { print } from "./print";

type Output = { json?: boolean };

/** The commands about sessions. */
export function addSessionCommands(program: Command): void {
  const sessions = program.command("sessions").description("see where people are signed in, and sign them out");
  sessions
    .command("list <user>")
    .description("where somebody is signed in")
    .option("--json", "answer in JSON")
    .action(listSessions);
  sessions
    .command("end <id>")
    .description("sign somebody out in one browser")
    .option("--json", "answer in JSON")
    .action(endSession);
  sessions
    .command("end-all <user>")
    .alias("end_all")
    .description("sign somebody out everywhere; refresh tokens go as well")
    .option("--json", "answer in JSON")
    .action(endAllSessions);
}

async function listSessions(user: string, options: Output): Promise<void> {
  const useCase = import("../features/administration/sessions");
  const found = await inTerminal(async ({ read }) => read((await useCase).listSessionsOfUser, { identity: user }));
  print(found, options, ({ email, sessions }) =>
    sessions.length === 0
      ? `${email} is signed in nowhere.`
      : sessions
          .map(({ id, browser, via, ip, place, createdAt, lastSeenAt }) =>
            [
              id,
              browser,
              `by ${via}`,
              [place, ip].filter(Boolean).join(" ") || "-",
              `since ${createdAt.toISOString()}`,
              `used ${lastSeenAt.toISOString()}`,
            ].join("  "),
          )
          .join("\n"),
  );
}

async function endSession(session: string, options: Output): Promise<void> {
  const useCase = import("../features/administration/sessions");
  const outcome = await inTerminal(async ({ change }) => change((await useCase).endSessionOfUser, { session }));
  print(outcome, options, ({ email, changed }) =>
    changed ? `That browser of ${email} is signed out.` : `That session of ${email} had ended already.`,
  );
}

async function endAllSessions(user: string, options: Output): Promise<void> {
  const useCase = import("../features/administration/end-sessions");
  const outcome = await inTerminal(async ({ change }) => change((await useCase).endSessionsOfUser, { identity: user }));
  print(outcome, options, ({ email, count }) => `${email} is signed out everywhere; ${count} sessions ended.`);
}
