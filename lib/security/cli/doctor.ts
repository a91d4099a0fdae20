import type { Command } from "commander";
import type { Language } from "@/lib/i18n/language";
import type { Finding } from "./finding";
import { jsonOption } from "./help";
import { print } from "./print";

const marks = { ok: "✓", warning: "!", failure: "✗" } as const;

/** The command that looks at configuration and surroundings. Exit code 0, or 1 when something is wrong. */
export function addDoctorCommand(program: Command, language: Language, exit: (code: number) => void): void {
  const t = language.texts("terminal.doctor");
  program
    .command("doctor")
    .description(t("description"))
    .addOption(jsonOption(language))
    .action(async (options: { json?: boolean }) => {
      const { examine } = await import("./examine");
      const findings = await examine(language);
      print(findings, options, () => asLines(language, findings));
      exit(findings.some(({ state }) => state === "failure") ? 1 : 0);
    });
}

function asLines(language: Language, findings: Finding[]): string {
  const count = (state: Finding["state"]) => findings.filter((finding) => finding.state === state).length;
  const lines = findings.map(({ state, text }) => `${marks[state]} ${text}`);
  const summary = language.texts("terminal.doctor")("summary", {
    well: count("ok"),
    doubtful: count("warning"),
    wrong: count("failure"),
  });
  return [...lines, "", summary].join("\n");
}
