import { type SecurityConfig, securityConfig } from "../config";

/**
 * The configuration before anything is opened: what the groups of commands are called, and in which language help is given.
 * Settings that cannot be understood are no matter of these: the command that runs says so, and the doctor must run in spite
 * of them.
 */
export async function earlyConfig(): Promise<SecurityConfig> {
  try {
    const [{ env }, { applySettings }] = await Promise.all([import("@/lib/env"), import("../core/apply-settings")]);
    return applySettings(securityConfig, env.settings);
  } catch {
    return securityConfig;
  }
}
