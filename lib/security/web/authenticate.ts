import "server-only";
import { log } from "@/lib/log";
import type { Mechanism } from "../config";
import type { Context, UserPrincipal } from "../context";
import { openAuthToken } from "../domain/auth-tokens";
import { basicPrincipal } from "../domain/basic";
import { findPersonalTokenPrincipal, notePersonalTokenUse } from "../domain/personal-tokens";
import { findTokenPrincipal } from "../domain/token-principal";
import type { Services } from "../runtime";
import { isJsonBody } from "./body";
import { currentSession, principalOf } from "./session";

/**
 * Who sent this request? Token, then session, then Basic, as far as they are allowed; the first that succeeds is the one,
 * and nothing of another is mixed in. A bad token does not spoil a good session. `anonymous` is the context of nobody yet,
 * in which a Basic password is checked.
 */
export async function authenticate(
  services: Services,
  request: Request,
  fields: Record<string, unknown>,
  mechanisms: readonly Mechanism[],
  anonymous: Context,
): Promise<UserPrincipal | "too-many" | null> {
  const token = mechanisms.includes("token") ? presentedToken(services, request, fields) : null;
  const byKey = mechanisms.includes("token") ? await personalTokenPrincipal(services, request, anonymous) : null;
  if (byKey) return byKey;
  if (token) {
    const opened = openAuthToken(services.keyring, token, services.config, services.clock.now());
    const principal = opened ? await findTokenPrincipal(services.database.pool, opened, services.config) : null;
    if (principal) return principal;
  }
  if (mechanisms.includes("session")) {
    const session = await currentSession(services);
    if (session) return principalOf(session);
  }
  const authorization = request.headers.get("authorization");
  return mechanisms.includes("basic") && authorization ? basicPrincipal(anonymous, authorization) : null;
}

/**
 * A personal token in the header of auth tokens, or as a bearer token (RFC 6750). It lives long, so no other place counts:
 * addresses and bodies end in logs.
 */
async function personalTokenPrincipal(
  { config, clock, database }: Services,
  request: Request,
  { request: { ip } }: Context,
): Promise<UserPrincipal | null> {
  if (!config.features.personalTokens) return null;
  const bearer = /^Bearer ([\w-]{1,256})$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  const token = request.headers.get(config.tokens.header) ?? bearer;
  const now = clock.now();
  const found = token ? await findPersonalTokenPrincipal(database.pool, token, now, config) : null;
  const id = found?.principal.personalToken?.id;
  if (id && found.isNoteDue)
    notePersonalTokenUse(database.prisma, id, ip, now).catch((error) =>
      log.warn({ error }, "last use of a personal token not noted"),
    );
  return found?.principal ?? null;
}

/**
 * The strongest place that holds a token decides, even if another holds a better one: the JSON body, the query, the header.
 * Body and query are off unless configured, and an address can only be asked to show something.
 */
function presentedToken({ config }: Services, request: Request, fields: Record<string, unknown>): string | null {
  const { allowInQuery, queryKey, header } = config.tokens;
  const inBody = allowInQuery && isJsonBody(request) ? fields[queryKey] : undefined;
  if (inBody !== undefined && inBody !== null) return typeof inBody === "string" ? inBody : null;
  const isSafe = request.method === "GET" || request.method === "HEAD";
  const inQuery = allowInQuery && isSafe ? new URL(request.url).searchParams.get(queryKey) : null;
  return inQuery ?? request.headers.get(header);
}
