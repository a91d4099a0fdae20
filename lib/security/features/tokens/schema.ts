import { z } from "zod";

/** Whatever text is there is judged by its signature; none at all is a field left empty. */
export const refreshSchema = z.object({
  refresh_token: z
    .preprocess(
      (value: string | null | undefined): unknown => value ?? "",
      z.string({ error: "API_ERROR" }).min(1, { error: "FIELD_REQUIRED" }),
    )
    .meta({ type: "string" }),
});
