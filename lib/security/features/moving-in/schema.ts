import { z } from "zod";
import type { ImportProgress } from "./tally";

export const systemNames = ["flask-security", "django", "devise", "laravel", "next-auth"] as const;
export type SystemName = (typeof systemNames)[number];

/** What the terminal asks for. Secrets of the other system come from the environment and are never printed. */
export const importSchema = z.object({
  system: z.enum(systemNames),
  source: z.union([
    z.object({ file: z.string().min(1), accountsFile: z.string().min(1).nullable() }),
    z.object({ url: z.string().min(1), table: z.string().min(1).nullable() }),
  ]),
  /** Keeps people of two applications of the same system apart. */
  namespace: z.string().min(1).max(80),
  /** Only report what would happen. */
  dryRun: z.boolean(),
  /** Take every address as confirmed: for systems that never asked. */
  confirmed: z.boolean(),
  /** Begin anew where an earlier run was cut off. Whoever is here already stays as they are. */
  restart: z.boolean(),
  secrets: z.object({ totpSecrets: z.string().nullable(), appKey: z.string().nullable() }),
  /** Told after each batch. */
  onProgress: z.custom<(progress: ImportProgress) => void>((value) => typeof value === "function"),
  /** Told of each row that is left out, and why. */
  onSkip: z.custom<(row: string, reason: string) => void>((value) => typeof value === "function"),
});

export type ImportOrder = z.output<typeof importSchema>;
