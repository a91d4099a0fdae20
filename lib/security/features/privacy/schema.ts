import { z } from "zod";
import { linkToken } from "@/lib/security/core/fields";

export const keepAccountSchema = z.object({ token: linkToken });
