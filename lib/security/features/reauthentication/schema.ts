import { z } from "zod";
import { next, password } from "@/lib/security/core/fields";

export const verifySchema = z.object({ password, next });
