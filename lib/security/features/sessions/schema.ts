import { z } from "zod";
import { line } from "@/lib/security/core/fields";

export const endSessionSchema = z.object({
  /** The handle that the list gives. */
  session: line(64),
});
