import { z } from "zod";
import { linkToken } from "@/lib/security/core/fields";

export const unlockSchema = z.object({ token: linkToken });
