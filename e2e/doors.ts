import { readFileSync } from "node:fs";
import { inProject } from "../scripts/project.mjs";

/** Who may see what stands at a path; "waiting" = whose sign-in waits for its second step. */
export type Audience = "everybody" | "guests" | "people" | "administrators" | "waiting" | "nobody";

/** The pages of this build, with their variable parts in brackets. */
export const pages = (): string[] => built().flatMap(([file, path]) => (file.endsWith("/page") ? [path] : []));

/** The route handlers of this build. */
export const routes = (): string[] => built().flatMap(([file, path]) => (file.endsWith("/route") ? [path] : []));

/** For whom a page is; undefined = nobody has said so yet. */
export function audienceOf(page: string): Audience | undefined {
  if (/^\/account(?:\/|$)/.test(page)) return "people";
  if (/^\/admin(?:\/|$)/.test(page)) return "administrators";
  if (/^\/two-factor(?:\/|$)/.test(page)) return "waiting";
  return audiences[page] ?? (page.endsWith("/[token]") ? "everybody" : undefined);
}

const audiences: Record<string, Audience> = {
  "/": "everybody",
  "/docs/api": "everybody",
  "/forbidden": "everybody",
  "/confirm": "everybody",
  "/reset": "everybody",
  "/logout": "everybody",
  "/login": "guests",
  "/register": "guests",
  "/recover-username": "guests",
  "/unified-sign-in": "guests",
  "/unified-sign-in/link/[token]": "guests",
  "/verify": "people",
  // Where links replace the sign-in form, and in development.
  "/login/link": "nobody",
  "/login/link/[token]": "nobody",
  "/dev/mail": "nobody",
  "/docs": "nobody",
  // Next's own pages for what is not there.
  "/_not-found": "nobody",
  "/_global-error": "nobody",
};

function built(): [file: string, path: string][] {
  const manifest: Record<string, string> = JSON.parse(
    readFileSync(inProject(".next/app-path-routes-manifest.json"), "utf8"),
  );
  return Object.entries(manifest);
}
