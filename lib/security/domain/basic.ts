import { fingerprint } from "@/lib/crypto/safe-equal";
import type { Context, UserPrincipal } from "../context";
import { loginRefusal } from "./complete-login";
import { evenTime, refusingTakes } from "./even-time";
import { passwordMatches } from "./passwords";
import { needsSecondFactor } from "./second-factors";
import { findPrincipalById } from "./token-principal";
import { findUserByIdentity } from "./users";

const maximumHeader = 4096;

/**
 * The person behind HTTP Basic credentials, or null for every kind of refusal. The same rules as at the login form: one
 * budget of tries, equal work for unknown people, active, not locked, confirmed. There is no room for a second factor, so
 * people who need one are refused. Makes no session.
 */
export async function basicPrincipal(ctx: Context, authorization: string): Promise<UserPrincipal | "too-many" | null> {
  const credentials = decode(authorization);
  if (!credentials) return null;
  const user = await findUserByIdentity(ctx, credentials.name);
  const verdict = await ctx.limiter.take("credentialCheck", user?.id ?? fingerprint(credentials.name.toLowerCase()));
  if (!verdict.allowed) return "too-many";
  if (!(await passwordMatches(ctx, user, credentials.password))) {
    await evenTime(refusingTakes(ctx.config), async () => {
      if (user) await ctx.emit("user_failed_authn", { userId: user.id, authType: "password", tfa: false });
    });
    return null;
  }
  if (!user || loginRefusal(ctx, user, "") || (await needsSecondFactor(ctx, user))) return null;
  await ctx.limiter.forgive("credentialCheck", user.id);
  return findPrincipalById(ctx.pool, user.id, ctx.now());
}

/** RFC 7617: base64 of name, colon, password in UTF-8. */
function decode(authorization: string): { name: string; password: string } | null {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(authorization.slice(0, maximumHeader))?.[1];
  if (!encoded) return null;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(encoded, "base64"));
    const colon = text.indexOf(":");
    if (colon < 1 || /[\0\p{Cs}]/u.test(text)) return null;
    const password = text.slice(colon + 1);
    return password.trim() === "" || password.length > 1024 ? null : { name: text.slice(0, colon), password };
  } catch {
    return null;
  }
}
