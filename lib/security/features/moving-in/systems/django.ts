import { flagIn, listIn, momentIn, textIn } from "../foreign-row";
import type { ForeignSystem } from "../foreign-system";
import { base32Of } from "./base32";

/**
 * django.contrib.auth, with the confirmed addresses of django-allauth and the apps of django-otp where these are installed.
 * Groups become roles; staff and superusers become nothing by themselves.
 */
export const django: ForeignSystem = {
  tables: ["auth_user"],
  needsPlainHashes: false,
  openSecret: async (stored) =>
    /^(?:[0-9a-f]{2}){10,64}$/i.test(stored) ? base32Of(Buffer.from(stored, "hex")) : null,
  related: ({ has, key }) => ({
    ...(has("auth_user_groups", "auth_group")
      ? {
          groups: `(SELECT jsonb_agg(g.name) FROM auth_user_groups m JOIN auth_group g ON g.id = m.group_id WHERE m.user_id = u.${key})`,
        }
      : {}),
    ...(has("account_emailaddress")
      ? {
          email_verified: `EXISTS (SELECT 1 FROM account_emailaddress a WHERE a.user_id = u.${key} AND a.verified AND lower(a.email) = lower(u.email))`,
        }
      : {}),
    // Apps here make six digits each thirty seconds.
    ...(has("otp_totp_totpdevice")
      ? {
          totp_key: `(SELECT d.key FROM otp_totp_totpdevice d WHERE d.user_id = u.${key} AND d.confirmed AND d.digits = 6 AND d.step = 30 ORDER BY d.id LIMIT 1)`,
        }
      : {}),
  }),
  person(row) {
    const createdAt = momentIn(row, "date_joined");
    const app = textIn(row, "totp_key");
    const hash = textIn(row, "password");
    return {
      key: textIn(row, "id") ?? "",
      email: textIn(row, "email"),
      username: textIn(row, "username"),
      // "!" and what follows stands for no password at all.
      passwordHash: hash?.startsWith("!") ? null : hash,
      active: flagIn(row, "is_active", true),
      isGone: false,
      confirmedAt: flagIn(row, "email_verified", false) ? (createdAt ?? new Date(0)) : null,
      createdAt,
      roles: listIn(row, "groups", "roles"),
      factor: app ? { method: "authenticator", stored: app } : null,
      logins: { count: 0, at: momentIn(row, "last_login"), ip: null, beforeAt: null, beforeIp: null },
      connections: [],
    };
  },
};
