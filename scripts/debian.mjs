// @ts-check
import { existsSync } from "node:fs";
import { runQuietly } from "./processes.mjs";

/** May programs be installed here by Debian's package manager? */
export const isDebianRoot = () =>
  process.getuid?.() === 0 && existsSync("/usr/bin/apt-get") && existsSync("/etc/debian_version");

/**
 * Installs a package of Debian.
 * @param {string} name
 * @param {string} title what it is to people, such as "Chromium"
 * @throws {import("./terminal.mjs").Refusal} when it cannot be had
 */
export async function installPackage(name, title) {
  const quiet = { DEBIAN_FRONTEND: "noninteractive" };
  await runQuietly("Refreshing the package lists", ["apt-get", "update"], quiet);
  await runQuietly(`Installing ${title}`, ["apt-get", "install", "-y", "--no-install-recommends", name], quiet);
}
