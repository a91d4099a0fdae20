import type { Command } from "commander";
import type { Finding } from "./finding";
import { print } from "./print";

const marks = { ok: "✓", warning: "!", failure: "✗" } as const;

/** The command that looks at configuration and surroundings. Exit code 0, or 1 when something is wrong. */
export function addDoctorCommand(program: Command, exit: (code: number) => void): void {
  program
    .command("doctor")
    .description("check the configuration and its surroundings")
    .option("--json", "answer in JSON")
    .action(async (options: { json?: boolean }) => {
      const { examine } = await import("./examine");
      const findings = await examine();
      print(findings, options, asLines);
      exit(findings.some(({ state }) => state === "failure") ? 1 : 0);
    });
}

function asLines(findings: Finding[]): string {
  const count = (state: Finding["state"]) => findings.filter((finding) => finding.state === state).length;
  const lines = findings.map(({ state, text }) => `${marks[state]} ${text}`);
  return [...lines, "", `${count("ok")} in order, ${count("warning")} to look at, ${count("failure")} wrong`].join(
    "\n",
  );
}
