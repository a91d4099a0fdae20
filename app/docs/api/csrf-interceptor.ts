"use client";

import { z } from "zod";
import { paths } from "@/lib/security/core/paths";

/** A request that Swagger UI is about to send. */
export type SwaggerRequest = { url: string; method?: string; headers: Record<string, string> };

/** Gives a request that changes something the CSRF token of this browser, unless it carries one or an auth token. */
export async function withCsrfToken(request: SwaggerRequest): Promise<SwaggerRequest> {
  const names = Object.keys(request.headers).map((name) => name.toLowerCase());
  const isSafe = (request.method ?? "GET").toUpperCase() === "GET";
  if (isSafe || names.includes("x-csrf-token") || names.includes("authentication-token")) return request;
  const response = await fetch(paths.apiLogin, { headers: { accept: "application/json" } });
  const { csrf_token } = answer.parse(await response.json()).response;
  return { ...request, headers: { ...request.headers, "X-CSRF-Token": csrf_token } };
}

const answer = z.object({ response: z.object({ csrf_token: z.string() }) });
