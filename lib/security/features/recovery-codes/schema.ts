import { z } from "zod";
import { line, next } from "@/lib/security/core/fields";

export const generateSchema = z.object({});

/** As it was noted down: case, blanks and hyphens do not matter. */
export const redeemSchema = z.object({ code: line(), next });
