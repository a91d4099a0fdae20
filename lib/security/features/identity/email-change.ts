import type { Prisma } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { type Failure, fail } from "../../core/result";
import type { LinkRefusal } from "../../domain/links";

/** What a link about an address says: which one it was, and which one it should be. */
export type EmailChange = { from: string; to: string };

/** The payload of a link, as it was written; null when it is not about addresses. */
export function emailChangeOf(payload: Prisma.JsonValue): EmailChange | null {
  if (typeof payload !== "object" || payload === null || Array.isArray(payload)) return null;
  const { from, to } = payload;
  return typeof from === "string" && typeof to === "string" ? { from, to } : null;
}

/** Why a link to a new address does not work. */
export const changeEmailRefusal = (ctx: Context, reason: LinkRefusal): Failure =>
  reason === "expired"
    ? fail("CHANGE_EMAIL_EXPIRED", "", { within: { milliseconds: ctx.config.changeEmail.linkWithin } })
    : fail("API_ERROR");

/** Why a link that takes a change back does not work. */
export const undoRefusal = (ctx: Context, reason: LinkRefusal): Failure =>
  reason === "expired"
    ? fail("CHANGE_EMAIL_EXPIRED", "", { within: { milliseconds: ctx.config.changeEmail.undoWithin } })
    : fail("API_ERROR");
