import type { Context } from "../context";
import { safeTarget } from "../core/redirects";

/** Was a target given that is not ours? Login and registration refuse such a call; an absent or empty one is fine. */
export const isForeignTarget = (ctx: Context, next: unknown): boolean =>
  next !== undefined && next !== null && next !== "" && allowedTarget(ctx, next) === null;

/** Where to send the person: the first candidate that is ours, else the start page. */
export function chooseTarget(ctx: Context, ...candidates: (unknown | null)[]): string {
  for (const candidate of candidates) {
    const target = allowedTarget(ctx, candidate);
    if (target) return target;
  }
  return "/";
}

function allowedTarget(ctx: Context, next: unknown): string | null {
  const { allowSubdomains, baseDomain, allowedSubdomains } = ctx.config.redirects;
  return safeTarget(next, { origin: new URL(ctx.url("/")).origin, allowSubdomains, baseDomain, allowedSubdomains });
}
