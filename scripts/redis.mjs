// @ts-check
import { existsSync } from "node:fs";
import { runQuietly } from "./processes.mjs";
import { Refusal, tell } from "./terminal.mjs";

/**
 * The Redis server for the tests of limits that are counted there: REDIS_SERVER_PATH or one of this system.
 * @returns {string | undefined} its program
 */
export function findRedis() {
  const usual = ["/usr/bin/redis-server", "/usr/local/bin/redis-server", "/opt/homebrew/bin/redis-server"];
  return [process.env.REDIS_SERVER_PATH, ...usual].find((file) => file && existsSync(file));
}

/**
 * Like findRedis; on Debian as root it is installed when there is none. Elsewhere its tests are left out, and that is said.
 * @returns {Promise<string | undefined>}
 */
export async function provideRedis() {
  if (!findRedis() && process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    const quiet = { DEBIAN_FRONTEND: "noninteractive" };
    try {
      await runQuietly("Refreshing the package lists", ["apt-get", "update"], quiet);
      await runQuietly(
        "Installing Redis",
        ["apt-get", "install", "-y", "--no-install-recommends", "redis-server"],
        quiet,
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  const found = findRedis();
  if (!found) tell("There is no redis-server here (REDIS_SERVER_PATH names one): the tests that need it are skipped.");
  return found;
}
