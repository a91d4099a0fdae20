import { type ForeignFactor, type ForeignRow, flagIn, listIn, momentIn, textIn, whole } from "../foreign-row";
import type { ForeignSystem } from "../foreign-system";
import { openPasslibSecret } from "./passlib-totp";

/** Flask-Security's tables, with the columns of its own user mixin (fsqla). Hashes need the SECURITY_PASSWORD_SALT of there. */
export const flaskSecurity: ForeignSystem = {
  tables: ["user", "users"],
  needsPlainHashes: false,
  openSecret: (stored, { totpSecrets }) => openPasslibSecret(stored, totpSecrets),
  related: ({ has, key }) => ({
    ...(has("roles_users", "role")
      ? {
          roles: `(SELECT jsonb_agg(r.name) FROM roles_users m JOIN role r ON r.id = m.role_id WHERE m.user_id = u.${key})`,
        }
      : {}),
  }),
  person: (row) => ({
    key: textIn(row, "id") ?? "",
    email: textIn(row, "email"),
    username: textIn(row, "username"),
    passwordHash: textIn(row, "password"),
    active: flagIn(row, "active", true),
    isGone: false,
    confirmedAt: momentIn(row, "confirmed_at"),
    createdAt: momentIn(row, "create_datetime", "created_at"),
    roles: listIn(row, "roles"),
    factor: factorIn(row),
    logins: {
      count: whole(textIn(row, "login_count")),
      at: momentIn(row, "current_login_at"),
      ip: textIn(row, "current_login_ip"),
      beforeAt: momentIn(row, "last_login_at"),
      beforeIp: textIn(row, "last_login_ip"),
    },
    connections: [],
  }),
};

/** There, one secret makes the codes of every method; only an app holds it as well. */
function factorIn(row: ForeignRow): ForeignFactor | null {
  const stored = textIn(row, "tf_totp_secret");
  const phone = textIn(row, "tf_phone_number");
  switch (textIn(row, "tf_primary_method")) {
    case "authenticator":
      return stored ? { method: "authenticator", stored } : null;
    case "email":
    case "mail":
      return { method: "email" };
    case "sms":
      return phone ? { method: "sms", phone } : null;
    default:
      return null;
  }
}
