import { flagIn, listIn, momentIn, textIn, whole } from "../foreign-row";
import type { ForeignSystem } from "../foreign-system";
import { plainSecret } from "./base32";

/** Rails' Devise, with the roles of rolify and the apps of devise-two-factor where these are used. */
export const devise: ForeignSystem = {
  tables: ["users"],
  needsPlainHashes: true,
  // Only where the application does not encrypt the column itself.
  openSecret: async (stored) => plainSecret(stored),
  related: ({ has, key }) => ({
    ...(has("users_roles", "roles")
      ? {
          roles: `(SELECT jsonb_agg(DISTINCT r.name) FROM users_roles m JOIN roles r ON r.id = m.role_id WHERE m.user_id = u.${key})`,
        }
      : {}),
  }),
  person(row) {
    const app = flagIn(row, "otp_required_for_login", false) ? textIn(row, "otp_secret") : null;
    return {
      key: textIn(row, "id") ?? "",
      email: textIn(row, "email"),
      username: textIn(row, "username"),
      passwordHash: textIn(row, "encrypted_password"),
      active: true,
      isGone: momentIn(row, "deleted_at", "discarded_at") !== null,
      confirmedAt: momentIn(row, "confirmed_at"),
      createdAt: momentIn(row, "created_at"),
      roles: listIn(row, "roles", "role"),
      factor: app ? { method: "authenticator", stored: app } : null,
      logins: {
        count: whole(textIn(row, "sign_in_count")),
        at: momentIn(row, "current_sign_in_at"),
        ip: textIn(row, "current_sign_in_ip"),
        beforeAt: momentIn(row, "last_sign_in_at"),
        beforeIp: textIn(row, "last_sign_in_ip"),
      },
      connections: [],
    };
  },
};
