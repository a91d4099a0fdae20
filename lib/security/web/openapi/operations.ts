import "server-only";
import type { SecurityConfig } from "../../config";
import type { Endpoint } from "../endpoint";
import { exampleEndpoints } from "../example-endpoints";
import { offeredEndpoints } from "../offered-endpoints";
import { isOffered } from "../router";

/** One method at one path of the JSON door. `params` are the variable parts of the path. */
export type Operation = { verb: string; path: string; params: string[]; row: Endpoint };

/** Every operation that this configuration offers: what is switched off does not exist, so it is not described either. */
export const offeredOperations = (config: SecurityConfig): Operation[] =>
  Object.entries<Endpoint>({ ...offeredEndpoints(config), ...exampleEndpoints })
    .map(([key, row]) => operationOf(key, row))
    .filter(({ verb, row }) => isOffered(config, verb, row));

function operationOf(key: string, row: Endpoint): Operation {
  const [verb = "", pattern = ""] = key.split(" ");
  const path = pattern.startsWith("/") ? pattern : `/api/security/${pattern}`;
  const params = [...pattern.matchAll(/:(\w+)/g)].flatMap(([, name]) => name ?? []);
  return { verb, path: path.replace(/:(\w+)/g, "{$1}"), params, row };
}
