import { z } from "zod";
import { checkbox, line, ticked } from "@/lib/security/core/fields";

/** Sizes of the columns. */
const longestUrl = 2048;
const longestDescription = 255;

const settings = {
  url: line(longestUrl)
    .transform((url) => url.trim())
    .refine((url) => url !== "", { error: "FIELD_REQUIRED" }),
  /** Whose address it is. */
  description: line(longestDescription).optional(),
  /** What is told; none = everything. */
  events: ticked(z.string({ error: "API_ERROR" }).regex(/^[a-z_]{1,64}$/, { error: "NOT_A_VALID_CHOICE" })),
};

const id = z.uuid({ error: "NOT_FOUND" });

export const createWebhookSchema = z.object(settings);
export const editWebhookSchema = z.object({ id, ...settings, enabled: checkbox });
export const webhookSchema = z.object({ id });
export const deliverySchema = z.object({ delivery: id });
