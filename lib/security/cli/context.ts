import { randomUUID } from "node:crypto";
import type { Environment } from "@/lib/env";
import type { Language } from "@/lib/i18n/language";
import { type SecurityConfig, securityConfig } from "../config";
import type { SessionPort } from "../context";
import type { AccessRule } from "../core/access";
import type { UseCase } from "../use-case";
import { complaintsOf, Refusal } from "./print";

/** What a command is given: the gate to the use-cases. A refusal comes out as a `Refusal` with its sentences. */
export type Terminal = {
  config: SecurityConfig;
  language: Language;
  read<I, O, A extends AccessRule>(useCase: UseCase<I, O, A>, input: unknown): Promise<O>;
  /** The same for something that changes; mails that follow from it are sent before the command ends. */
  change<I, O, A extends AccessRule>(useCase: UseCase<I, O, A>, input: unknown): Promise<O>;
};

/**
 * Opens the services for one command, acts as the system, and closes everything, so that the process can end. `given` stands in
 * for the environment of the process.
 */
export async function inTerminal<T>(work: (terminal: Terminal) => Promise<T>, given?: Environment): Promise<T> {
  const [{ env: own }, { languageOf }, { applySettings }, { createContext, createServices }, { execute }] =
    await Promise.all([
      import("@/lib/env"),
      import("@/lib/i18n/language"),
      import("../core/apply-settings"),
      import("../runtime"),
      import("../execute"),
    ]);
  const env = given ?? own;
  const config = applySettings(securityConfig, env.settings);
  const language = await languageOf(config.language.fallback);
  demandSecrets(language, env);
  const services = createServices(env, { config });
  const ctx = createContext(services, {
    principal: { kind: "system" },
    facts: { id: randomUUID(), ip: null, userAgent: null, path: null },
    session: noSession,
    language,
  });
  const run = async <I, O, A extends AccessRule>(useCase: UseCase<I, O, A>, input: unknown): Promise<O> => {
    const result = await execute(useCase, input, ctx);
    if (!result.ok) throw new Refusal(complaintsOf(result, language));
    return result.value;
  };
  try {
    return await work({
      config,
      language,
      read: run,
      async change(useCase, input) {
        const value = await run(useCase, input);
        await services.outbox.drain();
        return value;
      },
    });
  } finally {
    await services.close();
  }
}

/** Without them, passwords would be hashed in a way that the server does not take for its own. */
function demandSecrets(language: Language, env: Environment): void {
  const missing = [
    ...(env.authSecrets.length === 0 ? ["AUTH_SECRET"] : []),
    ...(env.passwordPeppers.length === 0 ? ["SECURITY_PASSWORD_SALT"] : []),
  ];
  if (missing.length === 0) return;
  throw new Refusal(language.texts("terminal.common")("secretsMissing", { names: language.list(missing) }));
}

function noStart(): Promise<never> {
  throw new Error("The terminal has no session to begin.");
}

/** The terminal is nobody's browser. */
const noSession: SessionPort = {
  start: noStart,
  end: async () => {},
  impersonate: noStart,
  stopImpersonating: async () => false,
  park: noStart,
  parked: async () => null,
  unpark: async () => {},
  isTrusted: async () => false,
  trust: noStart,
  recognize: async () => "known",
  markBrowser: noStart,
  markForLink: noStart,
  linkMark: async () => null,
  browserMark: async () => null,
  speak: async () => {},
  reauthenticated: noStart,
  extendGrace: async () => {},
};
