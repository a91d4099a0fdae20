import { type SecurityConfig, securityConfig } from "../config";

/**
 * What the groups of commands are called here. Settings that cannot be understood are no matter of names: the command that
 * runs says so, and the doctor must run in spite of them.
 */
export async function commandNames(): Promise<SecurityConfig["cli"]> {
  try {
    const [{ env }, { applySettings }] = await Promise.all([import("@/lib/env"), import("../core/apply-settings")]);
    return applySettings(securityConfig, env.settings).cli;
  } catch {
    return securityConfig.cli;
  }
}
