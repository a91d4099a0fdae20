import { z } from "zod";
import { checkbox, email, line, newPassword, username } from "@/lib/security/core/fields";

/** Sizes of the columns. */
const longestIdentity = 320;
const longestRoleName = 80;
const longestDescription = 255;
const longestPermission = 128;
const mostPermissions = 200;

const required = (text: ReturnType<typeof line>) => text.refine((value) => value !== "", { error: "FIELD_REQUIRED" });

/** Whom it is about: anything that says who somebody is. */
const identity = required(line(longestIdentity));

/** Names are compared exactly, so blanks at the ends would make two roles that look alike. */
const roleName = required(line(longestRoleName)).refine((value) => value.trim() === value, { error: "INVALID_INPUT" });

const apart = (value: unknown): unknown => (typeof value === "string" ? value.split(",") : value);

/** A list, or a text in which commas part the names; hence no permission contains one. Blanks around them do not count. */
const permissions = z.preprocess(
  apart,
  z
    .array(line(longestPermission), { error: "API_ERROR" })
    .max(mostPermissions, { error: "INVALID_INPUT" })
    .transform((names) => [...new Set(names.map((name) => name.trim()).filter(Boolean))])
    .refine((names) => !names.some((name) => name.includes(",")), { error: "INVALID_INPUT" }),
);

export const createUserSchema = z.object({ email, username, password: newPassword, active: checkbox });
export const identitySchema = z.object({ identity });
export const sessionSchema = z.object({
  session: z.string({ error: "API_ERROR" }).regex(/^[0-9a-f]{32}$/, { error: "NOT_FOUND" }),
});
export const impersonateSchema = z.object({
  identity,
  /** Why; the person reads it, and whoever reads the record. */
  reason: line(longestDescription)
    .transform((reason) => reason.trim())
    .refine((reason) => reason !== "", { error: "FIELD_REQUIRED" }),
});
export const revokeTokenSchema = z.object({ token: z.uuid({ error: "NOT_FOUND" }) });
export const setActiveSchema = z.object({ identity, active: checkbox });
export const setPasswordSchema = z.object({ identity, password: newPassword });
export const inviteUserSchema = z.object({ email, username });
export const userIdSchema = z.object({ id: z.uuid({ error: "NOT_FOUND" }) });

export const userStates = ["active", "unconfirmed", "deactivated"] as const;
export type UserState = (typeof userStates)[number];

/** A filter that is left empty does not count. */
const filter = <T extends z.ZodType>(schema: T) => z.preprocess((value) => value || undefined, schema.optional());

export const listUsersSchema = z.object({
  /** The beginning of an e-mail address or username. */
  search: line(longestIdentity).optional(),
  /** The page after this one: `next` of the answer before. */
  after: z.uuid({ error: "API_ERROR" }).optional(),
  state: filter(z.enum(userStates, { error: "NOT_A_VALID_CHOICE" })),
  role: filter(line(longestRoleName)),
});

export const createRoleSchema = z.object({
  name: roleName,
  description: line(longestDescription).optional(),
  permissions: permissions.optional(),
});
export const roleOfUserSchema = z.object({ identity, role: roleName });
export const rolePermissionsSchema = z.object({
  role: roleName,
  permissions: permissions.refine((names) => names.length > 0, { error: "FIELD_REQUIRED" }),
});

export const editRoleSchema = z.object({
  role: roleName,
  description: line(longestDescription).optional(),
  permissions,
});
export const roleSchema = z.object({ role: roleName });

const mostEntries = 10_000;
const usualEntries = 1_000;

export const listAuditSchema = z.object({
  limit: z.coerce
    .number({ error: "API_ERROR" })
    .int({ error: "API_ERROR" })
    .min(1, { error: "API_ERROR" })
    .max(mostEntries, { error: "API_ERROR" })
    .default(usualEntries),
  event: line(64).optional(),
  user: line(longestIdentity).optional(),
  /** Entries before this one: `next` of the answer before. */
  before: filter(z.string().regex(/^\d{1,18}$/, { error: "API_ERROR" })),
  /** From the beginning of this day, to the end of that one, in UTC: "2026-11-24". */
  from: filter(z.iso.date({ error: "NOT_A_VALID_CHOICE" })),
  to: filter(z.iso.date({ error: "NOT_A_VALID_CHOICE" })),
});

export const exportAuditSchema = listAuditSchema.extend({
  format: z.enum(["csv", "json"], { error: "NOT_A_VALID_CHOICE" }),
});
