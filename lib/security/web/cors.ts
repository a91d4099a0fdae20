import "server-only";
import { originOf, type RequestOrigin } from "../core/origins";
import { refuse } from "../core/result";
import { type Services, services } from "../runtime";
import { commonHeaders, refusal } from "./envelope";

type Policy = Pick<Services, "config" | "appUrl">;

/** Which page sent this request, by our address and the configured list. */
export const senderOf = ({ headers }: Request, { config, appUrl }: Policy): RequestOrigin =>
  originOf(headers, { own: appUrl, listed: config.cors.origins });

/** Whether what browsers send by themselves, such as cookies, may count for this request. */
export const mayUseCookies = (request: Request, policy: Policy): boolean =>
  senderOf(request, policy) === "own" || policy.config.cors.credentials;

/** Lets a page of a listed origin read the answer. */
export function shareWith(request: Request, response: Response, policy: Policy): Response {
  const { origins, credentials } = policy.config.cors;
  if (origins.length === 0) return response;
  response.headers.set("vary", "Cookie, Origin");
  const from = request.headers.get("origin");
  if (from === null || !origins.includes(from)) return response;
  response.headers.set("access-control-allow-origin", from);
  response.headers.set("access-control-expose-headers", "Retry-After, WWW-Authenticate");
  if (credentials) response.headers.set("access-control-allow-credentials", "true");
  return response;
}

/** How long a browser may keep what it was told, in seconds. */
const preflightAge = 600;

/** Answers OPTIONS: what a listed origin may send here; to anybody else, that there is no such method. */
export async function preflight(
  request: Request,
  methods: readonly string[],
  policy: Policy = services(),
): Promise<Response> {
  const { config } = policy;
  const from = request.headers.get("origin");
  const asked = request.headers.has("access-control-request-method");
  if (!asked || from === null || !config.cors.origins.includes(from))
    return shareWith(
      request,
      await refusal(config, refuse("METHOD_NOT_ALLOWED"), { allow: methods.join(", ") }),
      policy,
    );
  const headers = new Set([
    "content-type",
    "authorization",
    config.tokens.header.toLowerCase(),
    "x-csrf-token",
    "x-csrftoken",
    config.csrf.header.toLowerCase(),
  ]);
  const response = new Response(null, {
    status: 204,
    headers: {
      ...commonHeaders(config),
      "access-control-allow-methods": methods.join(", "),
      "access-control-allow-headers": [...headers].join(", "),
      "access-control-max-age": String(preflightAge),
    },
  });
  return shareWith(request, response, policy);
}
