import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { Argument, type Command } from "commander";
import type { KeyUse } from "../features/secrets/check";
import { nextList, type RotationStep, type SecretName, secretNames, variableOf } from "../features/secrets/next-list";
import { inTerminal } from "./context";
import { print, Refusal } from "./print";
import { progressBar } from "./progress-bar";

type Output = { json?: boolean };

/** The commands that change secrets without shutting anybody out. No secret is printed. */
export function addSecretCommands(program: Command, exit: (code: number) => void): void {
  const secrets = program.command("secrets").description("see which secrets are in use, and change one");
  secrets
    .command("check")
    .description("what still needs which key; exit code 1 when something needs a key that is not listed")
    .option("--json", "answer in JSON")
    .action((options: Output) => check(options, exit));
  secrets
    .command("rotate")
    .description("the next value of AUTH_SECRET, SECURITY_TOTP_SECRETS or SECURITY_PASSWORD_SALT, in a file")
    .addArgument(new Argument("<secret>").choices(secretNames))
    .addArgument(
      new Argument("<step>", "in this order; restart all servers after add, switch and drop").choices([
        "add",
        "switch",
        "reencrypt",
        "drop",
      ]),
    )
    .option("--out <file>", "the file to write (DATA_DIR/rotation.env)")
    .option("--force", "drop keys although something needs them")
    .option("--json", "answer in JSON")
    .action(rotate);
}

async function check(options: Output, exit: (code: number) => void): Promise<void> {
  const useCase = import("../features/secrets/check");
  const report = await inTerminal(async ({ read }) => read((await useCase).checkSecrets, {}));
  if (!report.isWhole) exit(1);
  print(report, options, ({ uses }) =>
    uses.length === 0 ? "Nothing is encrypted or hashed yet." : uses.map(sentenceOf).join("\n"),
  );
}

const sentenceOf = ({ variable, what, place, count }: KeyUse): string =>
  `${variable}  ${placeName(place)}  ${count} ${what}`;

const placeName = (place: number | null): string =>
  place === null ? "no listed key " : place === 1 ? "the newest key" : `key ${place} of list `;

type RotateOptions = Output & { out?: string; force?: boolean };

async function rotate(secret: SecretName, step: RotationStep | "reencrypt", options: RotateOptions): Promise<void> {
  if (step === "reencrypt") return reencrypt(secret, options);
  const { env } = await import("@/lib/env");
  if (step === "drop" && !options.force) await demandUnused(secret);
  const lists: Record<SecretName, string> = {
    session: env.authSecrets.join(","),
    totp: env.totpSecrets ?? "",
    pepper: env.passwordPeppers.join(","),
  };
  const value = next(secret, lists[secret], step);
  const file = path.resolve(options.out ?? path.join(env.dataDir, "rotation.env"));
  write(file, `${variableOf[secret]}='${value}'\n`);
  print({ variable: variableOf[secret], step, file }, options, () =>
    [`The next value of ${variableOf[secret]} is in ${file}, which only you can read.`, ...whatNext(secret, step)].join(
      "\n",
    ),
  );
}

function next(secret: SecretName, list: string, step: RotationStep): string {
  try {
    return nextList(secret, list, step, randomBytes(48).toString("base64url"));
  } catch (error) {
    throw new Refusal(`${variableOf[secret]}: ${error instanceof Error ? error.message : "cannot be read."}`);
  }
}

function write(file: string, line: string): void {
  try {
    // A new file, so that it is nobody else's and its mode is ours.
    writeFileSync(file, line, { mode: 0o600, flag: "wx" });
  } catch (error) {
    const exists = error instanceof Error && "code" in error && error.code === "EEXIST";
    throw new Refusal(exists ? `${file} is there already: use it, and delete it.` : `${file} cannot be written.`);
  }
}

function whatNext(secret: SecretName, step: RotationStep): string[] {
  const again = (following: string) => `Then: npm run security -- secrets rotate ${secret} ${following}`;
  const restart = "Set it for every server, restart them all, and delete the file.";
  if (step === "add") return [restart, again("switch")];
  if (step === "drop") return [restart];
  if (secret === "pepper")
    return [restart, "Passwords move to the new key at their next sign-in; secrets check counts them.", again("drop")];
  return [restart, again("reencrypt")];
}

async function reencrypt(secret: SecretName, options: Output): Promise<void> {
  if (secret === "pepper")
    throw new Refusal("Passwords cannot be hashed anew without their owners: each moves at its next sign-in.");
  const useCase = import("../features/secrets/reseal");
  const bar = progressBar("rows");
  try {
    const outcome = await inTerminal(async ({ change }) =>
      change((await useCase).resealSecrets, {
        kind: secret,
        onProgress: (done: number, total: number) => bar.show(total > 0 ? done / total : null, done),
      }),
    );
    bar.end();
    print(outcome, options, ({ resealed, lost }) =>
      [`${resealed} rows are encrypted under the newest key now.`, ...(lost > 0 ? [lostSentence(lost)] : [])].join(
        "\n",
      ),
    );
  } finally {
    bar.end();
  }
}

const lostSentence = (lost: number): string =>
  `${lost} rows need a key that is not listed: list it again, or these people set up their second factor anew.`;

async function demandUnused(secret: SecretName): Promise<void> {
  const useCase = import("../features/secrets/check");
  const { uses } = await inTerminal(async ({ read }) => read((await useCase).checkSecrets, {}));
  const needed = uses.filter(({ variable, place }) => variable === variableOf[secret] && place !== 1);
  if (needed.length === 0) return;
  throw new Refusal(
    `Older keys are still needed:\n${needed.map((use) => `  ${sentenceOf(use)}`).join("\n")}\n--force drops them all the same.`,
  );
}
