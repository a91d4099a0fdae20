import { z } from "zod";
import { line, ticked } from "@/lib/security/core/fields";

/** Sizes of the columns. */
const longestName = 64;
const longestPermission = 128;

const permission = line(longestPermission);

/** How many days a token may be made for, "never" = until it is revoked. */
export const lifetimes = ["7", "30", "90", "365", "never"] as const;

export const createTokenSchema = z.object({
  /** What it is for. */
  name: line(longestName)
    .transform((name) => name.trim())
    .refine((name) => name !== "", { error: "FIELD_REQUIRED" }),
  /** What it opens; none = only what asks who calls. */
  permissions: ticked(permission),
  /** Days that it lives. */
  expires: z.preprocess((value) => value ?? "30", z.enum(lifetimes, { error: "NOT_A_VALID_CHOICE" })),
});
export const tokenSchema = z.object({ id: z.uuid({ error: "NOT_FOUND" }) });
