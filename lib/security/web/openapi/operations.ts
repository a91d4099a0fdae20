import "server-only";
import type { SecurityConfig } from "../../config";
import type { Endpoint } from "../endpoint";
import { endpoints } from "../endpoints";
import { exampleEndpoints } from "../example-endpoints";
import { isOffered } from "../router";

/** One method at one path of the JSON door. `params` are the variable parts of the path. */
export type Operation = { verb: string; path: string; params: string[]; row: Endpoint };

/** Every operation that this configuration offers: what is switched off does not exist, so it is not described either. */
export const offeredOperations = (config: SecurityConfig): Operation[] =>
  [...operationsBelow("/api/security", endpoints), ...operationsBelow("/api", exampleEndpoints)].filter(
    ({ verb, row }) => isOffered(config, verb, row),
  );

const operationsBelow = (base: string, table: Record<string, Endpoint>): Operation[] =>
  Object.entries(table).map(([key, row]) => {
    const [verb = "", pattern = ""] = key.split(" ");
    return {
      verb,
      path: `${base}/${pattern.replace(/:(\w+)/g, "{$1}")}`,
      params: [...pattern.matchAll(/:(\w+)/g)].flatMap(([, name]) => name ?? []),
      row,
    };
  });
