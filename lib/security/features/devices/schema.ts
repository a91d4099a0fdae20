import { z } from "zod";
import { linkToken } from "@/lib/security/core/fields";

export const notMeSchema = z.object({ token: linkToken });
