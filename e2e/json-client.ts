import { type APIRequestContext, type APIResponse, expect, request } from "@playwright/test";
import type { Person } from "./people";
import { baseURL } from "./server";

/** A client of the JSON door with a cookie jar of its own, as a browser's page or a program would be. */
export const jsonClient = (headers: Record<string, string> = {}, origin = baseURL): Promise<APIRequestContext> =>
  request.newContext({
    baseURL: origin,
    maxRedirects: 0,
    extraHTTPHeaders: { accept: "application/json", ...headers },
  });

/** Posts with the CSRF token of this client's jar. */
export async function postWithCsrf(client: APIRequestContext, path: string, data: object = {}): Promise<APIResponse> {
  const { response } = await (await client.get("/login", { headers: { accept: "application/json" } })).json();
  return client.post(path, { data, headers: { "x-csrf-token": response.csrf_token } });
}

/** Signs in and asks for an auth token, which comes back with the rest of the person. */
export async function signInForToken(
  client: APIRequestContext,
  who: Person,
): Promise<{ authentication_token: string; refresh_token?: string }> {
  const answer = await postWithCsrf(client, "/login?include_auth_token", who);
  expect(answer.status(), await answer.text()).toBe(200);
  return (await answer.json()).response.user;
}

/** The keys of a refusal by field; of a success the empty map. */
export const errorKeys = async (answer: APIResponse): Promise<Record<string, string[]>> =>
  (await answer.json()).response.error_keys ?? {};

/** A cookie of this client by name. */
export const cookieOf = async (client: APIRequestContext, name: string) =>
  (await client.storageState()).cookies.find((cookie) => cookie.name === name) ?? null;

/** Posts from a browser that has no session and nothing but this cookie of somebody else's, and its own CSRF token. */
export async function postWithCookie(cookie: string, path: string, data: object = {}): Promise<APIResponse> {
  const client = await jsonClient();
  const login = await client.get("/login");
  // A cookie header of one's own replaces the jar, so what the jar got is written into it.
  const [csrfCookie = ""] = (login.headers()["set-cookie"] ?? "").split(";");
  const { csrf_token: token } = (await login.json()).response;
  return client.post(path, { data, headers: { cookie: `${cookie}; ${csrfCookie}`, "x-csrf-token": token } });
}

/** The line by which an answer sets or deletes a cookie; null when it leaves it alone. */
export const setCookieLine = (answer: APIResponse, name: string): string | null =>
  answer
    .headersArray()
    .find((header) => header.name.toLowerCase() === "set-cookie" && header.value.startsWith(`${name}=`))?.value ?? null;
