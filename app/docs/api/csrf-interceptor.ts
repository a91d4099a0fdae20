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
  const token = z.string().parse(answer.parse(await response.json()).response?.csrf_token);
  return { ...request, headers: { ...request.headers, "X-CSRF-Token": token } };
}

// Not z.object(): it would try to compile itself, which the page's content policy forbids and reports.
const answer = z.record(z.string(), z.record(z.string(), z.unknown()));
