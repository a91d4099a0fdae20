import type { Context } from "./context";

/**
 * Did this person prove who they are a short while ago? Decided from the row of the session, or the time inside an auth
 * token; a passed check opens a sliding grace period for sessions. The terminal and HTTP Basic always count as fresh.
 */
export async function freshness(ctx: Context): Promise<boolean> {
  const { principal, config } = ctx;
  const { within, grace, allowAuthToken } = config.freshness;
  if (principal === null) return false;
  // Whoever acts for a person cannot prove to be that person.
  if (principal.kind === "user" && (principal.personalToken || principal.impersonator)) return false;
  if (principal.kind === "system" || principal.mechanism === "basic" || within < 0) return true;
  if (principal.mechanism === "token" && !allowAuthToken) return false;
  const now = ctx.now().getTime();
  const session = principal.session;
  const inGrace = session?.graceUntil != null && session.graceUntil.getTime() > now;
  // A clock that is ahead by less than the window is tolerated, one further ahead is not.
  const recent = principal.authenticatedAt !== null && Math.abs(now - principal.authenticatedAt.getTime()) < within;
  if (!inGrace && !recent) return false;
  if (session && grace > 0) await ctx.session.extendGrace(new Date(now + grace));
  return true;
}
