import { z } from "zod";
import { linkToken } from "@/lib/security/core/fields";

export const noInputSchema = z.object({});
export const keepAccountSchema = z.object({ token: linkToken });
