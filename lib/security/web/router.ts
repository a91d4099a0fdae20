import "server-only";
import type { SecurityConfig } from "../config";
import { refuse } from "../core/result";
import { type Services, services } from "../runtime";
import { preflight, shareWith } from "./cors";
import { type Endpoint, respond } from "./endpoint";
import { refusal } from "./envelope";
import { exampleEndpoints } from "./example-endpoints";
import { offeredEndpoints } from "./offered-endpoints";

/**
 * Finds the row for a method and path, and answers. An unknown path is 404, a known one by another method 405. `path` has the
 * parts of a path of the JSON door, or is the whole path of an endpoint elsewhere.
 */
export async function route(request: Request, path: string[] | string): Promise<Response> {
  const all = services();
  const method = request.method === "HEAD" ? "GET" : request.method;
  const found =
    typeof path === "string" ? rowsFor(exampleEndpoints, path.split("/")) : rowsFor(offeredEndpoints(all.config), path);
  const notFound = async () => shareWith(request, await refusal(all.config, refuse("NOT_FOUND")), all);
  if (found.length === 0) return notFound();
  const allowed = found.filter(({ verb, row }) => isOffered(all.config, verb, row));
  const match = allowed.find(({ verb }) => verb === method);
  // What a link does at once must not be done for somebody who only looks whether it is there.
  if (match?.row.follow && request.method === "HEAD") return otherMethod(request, ["GET"], all);
  if (match) return respond(match.row, request, match.params);
  if (allowed.length === 0) return notFound();
  const methods = allowed.map(({ verb }) => verb);
  return method === "OPTIONS" ? preflight(request, methods, all) : otherMethod(request, methods, all);
}

/** Refuses a method, and names those that there are. */
export async function otherMethod(
  request: Request,
  methods: readonly string[],
  all: Services = services(),
): Promise<Response> {
  const allow = methods.join(", ");
  return shareWith(request, await refusal(all.config, refuse("METHOD_NOT_ALLOWED"), { allow }), all);
}

type Match = { verb: string; row: Endpoint; params: Record<string, string> };

function rowsFor(table: Record<string, Endpoint>, path: string[]): Match[] {
  const matches: Match[] = [];
  for (const [key, row] of Object.entries(table)) {
    const [verb = "", pattern = ""] = key.split(" ");
    const params = fit(pattern.split("/"), path);
    if (params) matches.push({ verb, row, params });
  }
  return matches;
}

/** The variable parts of a path that has this form, or null. */
function fit(pattern: string[], path: string[]): Record<string, string> | null {
  if (pattern.length !== path.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const given = path[index] ?? "";
    if (part.startsWith(":")) params[part.slice(1)] = given;
    else if (part !== given) return null;
  }
  return params;
}

/** What is switched off is not offered. By which methods one may sign out is a setting, too. */
export function isOffered({ features, login }: SecurityConfig, verb: string, { useCase }: Endpoint): boolean {
  if (useCase.feature && !features[useCase.feature]) return false;
  return useCase.name !== "login.logout" || (login.logoutMethods?.includes(verb) ?? false);
}
