import { isPublicAddress, literalAddress } from "@/lib/webhooks/address-guard";
import type { Context } from "../../context";
import { type Failure, fail } from "../../core/result";

/**
 * Why this address cannot be told anything, or null. What a name leads to is looked at again at each delivery, for names
 * change.
 */
export function whyNotTold(ctx: Context, text: string): Failure | null {
  if (!URL.canParse(text)) return fail("WEBHOOK_URL_INVALID", "url");
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol) || url.username || url.password || url.hash)
    return fail("WEBHOOK_URL_INVALID", "url");
  const { allowPrivate } = ctx.config.webhooks;
  const isInClear = url.protocol === "http:" && !allowPrivate && ctx.url("/").startsWith("https:");
  if (isInClear) return fail("WEBHOOK_URL_IN_CLEAR", "url");
  const literal = literalAddress(url);
  const isPrivate = literal === null ? /(?:^|\.)localhost\.?$/i.test(url.hostname) : !isPublicAddress(literal);
  return isPrivate && !allowPrivate ? fail("WEBHOOK_URL_PRIVATE", "url") : null;
}
