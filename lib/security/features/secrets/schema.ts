import { z } from "zod";

/** What is encrypted: by AUTH_SECRET ("session"), or by SECURITY_TOTP_SECRETS ("totp"). */
export const sealedKinds = ["session", "totp"] as const;
export type SealedKind = (typeof sealedKinds)[number];
export const resealSchema = z.object({
  kind: z.enum(sealedKinds),
  /** Told after each batch how many rows were looked at. */
  onProgress: z.custom<(done: number, total: number) => void>((value) => typeof value === "function"),
});
