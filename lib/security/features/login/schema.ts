import { z } from "zod";
import { checkbox, email, linkToken, next, password, username } from "@/lib/security/core/fields";

export const loginSchema = z.object({ email, username, password, remember: checkbox, next });

export const sendLinkSchema = z.object({ email, next });

export const redeemLinkSchema = z.object({ token: linkToken, email, next });

/** A refresh token may be handed back on leaving; what has no form of one is none. */
const handedBack = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === "string" && value !== "" ? value : null))
  .meta({ type: "string" });

export const logoutSchema = z.object({ next, refresh_token: handedBack });
