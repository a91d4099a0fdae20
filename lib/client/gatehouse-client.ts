import { parseAnswer, type Remembered } from "./parse-answer";
import type { Input, Refusal, RequestName, Success } from "./requests";

export type ClientOptions = {
  /** Where the application runs, such as https://app.example.com; "" = where this page came from. */
  baseUrl: string;
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** "include" for a page of another origin that the server lists and lets send cookies. */
  credentials?: RequestCredentials;
  /** An auth token to begin with. */
  token?: string;
  /** Ask for tokens at each sign-in, send them, and trade the refresh token when one has expired. */
  withTokens?: boolean;
};

export type GatehouseClient = {
  /** Asks the server. Fields and answer have the types of that endpoint. A refusal is an answer; only a failing network throws. */
  call<R extends RequestName>(
    name: R,
    ...input: Record<never, never> extends Input<R> ? [Input<R>?] : [Input<R>]
  ): Promise<Success<R> | Refusal>;
  /** Trades the refresh token, as after a reload of the page; false when nobody is signed in any more. */
  refresh(): Promise<boolean>;
};

/**
 * A client of the JSON door for browsers and for Node. It keeps tokens in memory alone. Where it has no auth token it sends
 * the CSRF token of the last answer, and asks for a new one when the server wants it.
 */
export function createGatehouseClient(options: ClientOptions): GatehouseClient {
  const { baseUrl, credentials = "same-origin", withTokens = false } = options;
  const send = options.fetch ?? ((url: string, init: RequestInit) => fetch(url, init));
  let known: Remembered = { authToken: options.token };
  let refreshing: Promise<boolean> | null = null;

  async function attempt<R extends RequestName>(name: R, input: object): Promise<Success<R> | Refusal> {
    const { method, path, fields } = requestOf(name, input);
    const isSafe = method === "GET";
    if (!isSafe && !known.authToken && !known.csrfToken) await attempt("GET login", {});
    const headers = {
      accept: "application/json",
      ...(isSafe ? {} : { "content-type": "application/json" }),
      ...(known.authToken ? { "authentication-token": known.authToken } : {}),
      ...(!isSafe && known.csrfToken ? { "x-csrf-token": known.csrfToken } : {}),
    };
    const query = withTokens && !isSafe ? "?include_auth_token" : "";
    const body = isSafe ? undefined : JSON.stringify(fields);
    const answer = await parseAnswer<R>(
      await send(`${baseUrl}${path}${query}`, { method, headers, body, credentials, cache: "no-store" }),
    );
    if (!answer.ok) return answer;
    known = name === "POST logout" ? {} : { ...known, ...withoutGaps(answer.remembered) };
    return { ok: true, response: answer.response };
  }

  /** One at a time: a refresh token that is presented twice ends them all. */
  function refresh(): Promise<boolean> {
    refreshing ??= trade().finally(() => {
      refreshing = null;
    });
    return refreshing;
  }

  async function trade(): Promise<boolean> {
    known = { ...known, authToken: undefined };
    const { ok } = await persevere("POST refresh-token", { refresh_token: known.refreshToken });
    if (!ok) known = { ...known, refreshToken: undefined };
    return ok;
  }

  /** A CSRF token ends with its session or its hour; with a new one, the same request is worth another try. */
  async function persevere<R extends RequestName>(name: R, input: object): Promise<Success<R> | Refusal> {
    const answer = await attempt(name, input);
    if (answer.ok || !hasKey(answer, /^CSRF_/)) return answer;
    known = { ...known, csrfToken: undefined };
    return attempt(name, input);
  }

  return {
    refresh,
    async call(name, ...[input]) {
      const answer = await persevere(name, input ?? {});
      if (answer.ok || !withTokens || !hasKey(answer, /^UNAUTHENTICATED$/) || !(await refresh())) return answer;
      return persevere(name, input ?? {});
    },
  };
}

const hasKey = ({ errorKeys }: Refusal, key: RegExp): boolean =>
  Object.values(errorKeys)
    .flat()
    .some((one) => key.test(one));

/** What an answer does not mention stays as it is. */
const withoutGaps = (remembered: Remembered): Remembered =>
  Object.fromEntries(Object.entries(remembered).filter(([, value]) => value !== undefined));

/** Method and path of a name, with the path's own fields put into it. */
function requestOf(name: RequestName, input: object): { method: string; path: string; fields: object } {
  const [method = "", pattern = ""] = name.split(" ");
  const fields = new Map<string, unknown>(Object.entries(input));
  const filled = pattern.replace(/:(\w+)/g, (_, part: string) => {
    const value = encodeURIComponent(String(fields.get(part)));
    fields.delete(part);
    return value;
  });
  const path = filled.startsWith("/") ? filled : `/api/security/${filled}`;
  return { method, path, fields: Object.fromEntries(fields) };
}
