import type { Context } from "../context";
import type { RelyingParty } from "./webauthn-verification";

/** Whom passkeys belong to: the configured domain, else the host of APP_URL; its pages and those of the listed origins may use them. */
export function relyingParty(ctx: Pick<Context, "config" | "url">): RelyingParty {
  const { rpName, rpId, origins } = ctx.config.webauthn;
  const own = new URL(ctx.url("/"));
  return { id: rpId ?? own.hostname, name: rpName, origins: [...new Set([own.origin, ...origins])] };
}
