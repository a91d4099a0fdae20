import { type ForeignConnection, type ForeignRow, listIn, momentIn, textIn } from "../foreign-row";
import type { ForeignSystem } from "../foreign-system";

/** The tables of next-auth's database adapters (Prisma's, Drizzle's, and pg's in snake case); passwords where the application added them. */
export const nextAuth: ForeignSystem = {
  tables: ["User", "users", "user"],
  needsPlainHashes: true,
  openSecret: async () => null,
  related({ columnsOf, key }): Record<string, string> {
    for (const table of ["Account", "accounts", "account"]) {
      const columns = columnsOf(table);
      const owner = columns.find((name) => name === "userId" || name === "user_id");
      const subject = columns.find((name) => name === "providerAccountId" || name === "provider_account_id");
      if (owner && subject)
        return {
          accounts: `(SELECT jsonb_agg(jsonb_build_object('provider', a.provider, 'type', a.type, 'providerAccountId', a."${subject}")) FROM "${table}" a WHERE a."${owner}" = u.${key})`,
        };
    }
    return {};
  },
  person: (row) => ({
    key: textIn(row, "id") ?? "",
    email: textIn(row, "email"),
    username: textIn(row, "username"),
    passwordHash: textIn(row, "password", "passwordHash", "hashedPassword", "password_hash", "hashed_password"),
    active: true,
    isGone: false,
    confirmedAt: momentIn(row, "emailVerified", "email_verified"),
    createdAt: momentIn(row, "createdAt", "created_at"),
    roles: listIn(row, "roles", "role"),
    factor: null,
    logins: null,
    connections: Array.isArray(row.accounts) ? row.accounts.flatMap(connectionIn) : [],
  }),
};

/** A connection, in a row of the accounts' own table; who it belongs to is `userId`. Mailed links and passwords are none. */
export function connectionIn(row: ForeignRow): ForeignConnection[] {
  const provider = textIn(row, "provider");
  const subject = textIn(row, "providerAccountId", "provider_account_id");
  const type = textIn(row, "type") ?? "oauth";
  return provider && subject && ["oauth", "oidc"].includes(type) ? [{ provider, subject, type }] : [];
}
