import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { Argument, type Command } from "commander";
import type { Language } from "@/lib/i18n/language";
import type { KeyUse } from "../features/secrets/check";
import { keyUses } from "../features/secrets/key-uses";
import {
  ListFault,
  nextList,
  type RotationStep,
  type SecretName,
  secretNames,
  variableOf,
} from "../features/secrets/next-list";
import { inTerminal } from "./context";
import { jsonOption } from "./help";
import { nameIn, print, Refusal } from "./print";
import { progressBar } from "./progress-bar";

type Output = { json?: boolean };

/** The commands that change secrets without shutting anybody out. No secret is printed. */
export function addSecretCommands(program: Command, language: Language, exit: (code: number) => void): void {
  const t = language.texts("terminal.secrets");
  const secrets = program.command("secrets").description(t("description"));
  secrets
    .command("check")
    .description(t("check.description"))
    .addOption(jsonOption(language))
    .action((options: Output) => check(language, options, exit));
  secrets
    .command("rotate")
    .description(t("rotate.description"))
    .addArgument(new Argument("<secret>").choices(secretNames))
    .addArgument(new Argument("<step>", t("rotate.step")).choices(["add", "switch", "reencrypt", "drop"]))
    .option("--out <file>", t("rotate.out"))
    .option("--force", t("rotate.force"))
    .addOption(jsonOption(language))
    .action((secret: SecretName, step: Step, options: RotateOptions) => rotate(language, secret, step, options));
}

async function check(language: Language, options: Output, exit: (code: number) => void): Promise<void> {
  const useCase = import("../features/secrets/check");
  const report = await inTerminal(async ({ read }) => read((await useCase).checkSecrets, {}));
  if (!report.isWhole) exit(1);
  print(report, options, ({ uses }) =>
    uses.length === 0
      ? language.texts("terminal.secrets.check")("empty")
      : uses.map((use) => lineOf(language, use)).join("\n"),
  );
}

function lineOf(language: Language, { variable, what, place, count }: KeyUse): string {
  const t = language.texts("terminal.secrets.check");
  const key = place === null ? t("unlisted") : place === 1 ? t("newest") : t("older", { place });
  return [variable, key, thingsOf(language, { what, count })].join("  ");
}

/** "3 passwords", of what needs a key. */
export const thingsOf = (language: Language, { what, count }: Pick<KeyUse, "what" | "count">): string =>
  language.texts("terminal.secrets.check")(`uses.${nameIn(keyUses, what)}`, { count });

type Step = RotationStep | "reencrypt";
type RotateOptions = Output & { out?: string; force?: boolean };

async function rotate(language: Language, secret: SecretName, step: Step, options: RotateOptions): Promise<void> {
  if (step === "reencrypt") return reencrypt(language, secret, options);
  const { env } = await import("@/lib/env");
  if (step === "drop" && !options.force) await demandUnused(language, secret);
  const lists: Record<SecretName, string> = {
    session: env.authSecrets.join(","),
    totp: env.totpSecrets ?? "",
    pepper: env.passwordPeppers.join(","),
  };
  const value = next(language, secret, lists[secret], step);
  const file = path.resolve(options.out ?? path.join(env.dataDir, "rotation.env"));
  write(language, file, `${variableOf[secret]}='${value}'\n`);
  print({ variable: variableOf[secret], step, file }, options, ({ variable }) =>
    [language.texts("terminal.secrets.rotate")("done", { variable, file }), ...whatNext(language, secret, step)].join(
      "\n",
    ),
  );
}

function next(language: Language, secret: SecretName, list: string, step: RotationStep): string {
  try {
    return nextList(secret, list, step, randomBytes(48).toString("base64url"));
  } catch (error) {
    const fault = error instanceof ListFault ? error.fault : "unreadable";
    throw new Refusal(language.texts("terminal.secrets.rotate")(`faults.${fault}`, { variable: variableOf[secret] }));
  }
}

function write(language: Language, file: string, line: string): void {
  try {
    // A new file, so that it is nobody else's and its mode is ours.
    writeFileSync(file, line, { mode: 0o600, flag: "wx" });
  } catch (error) {
    const exists = error instanceof Error && "code" in error && error.code === "EEXIST";
    throw new Refusal(
      exists
        ? language.texts("terminal.secrets.rotate")("exists", { file })
        : language.texts("terminal.common")("cannotWrite", { file }),
    );
  }
}

function whatNext(language: Language, secret: SecretName, step: RotationStep): string[] {
  const t = language.texts("terminal.secrets.rotate");
  const again = (following: Step) =>
    t("then", { command: `npm run security -- secrets rotate ${secret} ${following}` });
  const restart = t("restart");
  if (step === "add") return [restart, again("switch")];
  if (step === "drop") return [restart];
  if (secret === "pepper") return [restart, t("passwordsMove"), again("drop")];
  return [restart, again("reencrypt")];
}

async function reencrypt(language: Language, secret: SecretName, options: Output): Promise<void> {
  const t = language.texts("terminal.secrets.reencrypt");
  if (secret === "pepper") throw new Refusal(t("notPasswords"));
  const useCase = import("../features/secrets/reseal");
  const bar = progressBar((speed) => t("progress", speed));
  try {
    const outcome = await inTerminal(async ({ change }) =>
      change((await useCase).resealSecrets, {
        kind: secret,
        onProgress: (done: number, total: number) => bar.show(total > 0 ? done / total : null, done),
      }),
    );
    bar.end();
    print(outcome, options, ({ resealed, lost }) =>
      [t("done", { count: resealed }), ...(lost > 0 ? [t("lost", { count: lost })] : [])].join("\n"),
    );
  } finally {
    bar.end();
  }
}

async function demandUnused(language: Language, secret: SecretName): Promise<void> {
  const t = language.texts("terminal.secrets.rotate");
  const useCase = import("../features/secrets/check");
  const { uses } = await inTerminal(async ({ read }) => read((await useCase).checkSecrets, {}));
  const needed = uses.filter(({ variable, place }) => variable === variableOf[secret] && place !== 1);
  if (needed.length === 0) return;
  throw new Refusal([t("needed"), ...needed.map((use) => `  ${lineOf(language, use)}`), t("forced")].join("\n"));
}
