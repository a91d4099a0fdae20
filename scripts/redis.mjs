// @ts-check
import { existsSync } from "node:fs";
import { installPackage, isDebianRoot } from "./debian.mjs";
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
  if (!findRedis() && isDebianRoot()) {
    try {
      await installPackage("redis-server", "Redis");
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  const found = findRedis();
  if (!found) tell("There is no redis-server here (REDIS_SERVER_PATH names one): the tests that need it are skipped.");
  return found;
}
