import type { APIRequestContext, APIResponse } from "@playwright/test";
import type { DocumentedOperation } from "./contract";
import { jsonClient, signInForToken } from "./json-client";
import { type Person, person } from "./people";
import { baseURL, security } from "./server";

/** Who calls, and the cookies they call with. */
export type Caller = { who: Person; client: APIRequestContext };

/** A request that succeeds. What it needs first is done by `prepare`, which tells the variable part of the path and the body. */
export type Case = {
  /** Nobody, or by the session of a browser the person or one who may read reports. */
  as: "guest" | "person" | "reader";
  prepare?: (caller: Caller) => Prepared | Promise<Prepared>;
  /** What success is; 200 unless the caller is sent elsewhere. */
  status?: 303;
};

export type Prepared = { part?: string; body?: object };

/** Calls an operation by good input, at this server; another one has to share database and secrets with the first. */
export async function callWell(
  operation: DocumentedOperation,
  { as, prepare }: Case,
  origin = baseURL,
): Promise<APIResponse> {
  const who = as === "guest" && !prepare ? nobody : await person();
  if (as === "reader") await security("roles", "add", who.email, await readerRole());
  const client = await (as === "guest" ? jsonClient() : clientOf(who));
  const { part, body } = (await prepare?.({ who, client })) ?? {};
  const { method } = operation;
  const path = `${origin}${fill(operation.path, part)}`;
  return client.fetch(path, method === "GET" ? {} : { method, data: body ?? {}, headers: await csrfHeader(client) });
}

const nobody: Person = { email: "", password: "" };

/** Somebody signed in by a session, with a refresh token beside it. */
export async function clientOf(who: Person): Promise<APIRequestContext> {
  const client = await jsonClient();
  await signInForToken(client, who);
  return client;
}

export async function csrfHeader(client: APIRequestContext): Promise<{ "x-csrf-token": string }> {
  const { response } = await (await client.get("/api/security/login")).json();
  return { "x-csrf-token": response.csrf_token };
}

export const fill = (path: string, token = "no-such-token"): string => path.replace(/\{\w+\}/g, token);

async function readerRole(): Promise<string> {
  const name = `reader-${Date.now().toString(36)}`;
  await security("roles", "create", name, "--permissions", "reports:read");
  return name;
}
