import type { LimitRule } from "./limits";

/**
 * Everything that happens and that somebody may want to know. Names are Flask-Security's; each is written to the audit table.
 * A payload holds no secret: neither tokens nor codes nor what was typed into a password field.
 */
export type Events = {
  /** Somebody is signed in now. `via` is how: password, register, confirm, reset, change, token, email, sms, authenticator, webauthn, oauth. */
  user_authenticated: { userId: string; via: string[] };
  /** A guard refused somebody who is not signed in. */
  user_unauthenticated: { path?: string };
  /** Somebody tried what they have no permission for. */
  user_unauthorized: { userId: string; useCase: string };
  /** A credential of a known person did not verify. */
  user_failed_authn: { userId: string; authType: string; tfa: boolean };
  /** An account, or what somebody typed in place of one, has just had all its tries; heard of once, until there are new ones. */
  limit_reached: { rule: LimitRule; account: string };
  /** The passwords of a person are not looked at for a while, because they were wrong too often. */
  sign_in_paused: { userId: string };
  /** The owner has new tries, by the link that the mail about the pause held. */
  sign_in_resumed: { userId: string };
  user_registered: { userId: string };
  /** A registration that looked like a success to its sender, but met an existing account. */
  user_not_registered: { userId: string | null; existingEmail: boolean; existingUsername: boolean };
  user_confirmed: { userId: string };
  confirm_instructions_sent: { userId: string };
  reset_password_instructions_sent: { userId: string };
  password_reset: { userId: string };
  password_changed: { userId: string };
  change_email_instructions_sent: { userId: string };
  /** The account has a new address; it was proved by a link sent there. */
  change_email_confirmed: { userId: string; oldEmail: string };
  /** Somebody took a change back from the former mailbox. */
  change_email_undone: { userId: string; refusedEmail: string };
  username_changed: { userId: string; oldUsername: string | null };
  username_recovery_email_sent: { userId: string };
  /** A mail with a sign-in link went out. */
  login_instructions_sent: { userId: string };
  /** A code for the unified sign-in, or for proving oneself anew, went out. */
  us_security_token_sent: { userId: string; method: string; sendMagicLink: boolean };
  /** Ways to sign in were set up, or deleted. */
  us_profile_changed: { userId: string; methods: string[]; delete: boolean };
  /** Somebody signed out, or the caller changed: null stands for nobody. */
  identity_changed: { userId: string | null };
  /** A code went out; which one stays secret. */
  tf_security_token_sent: { userId: string; method: string };
  tf_code_confirmed: { userId: string; method: string };
  tf_profile_changed: { userId: string; method: string };
  tf_disabled: { userId: string };
  recovery_codes_generated: { userId: string };
  recovery_code_used: { userId: string; left: number };
  device_trusted: { userId: string };
  device_distrusted: { userId: string };
  /** Sessions were ended from a list, by their person or by an administrator. */
  sessions_ended: { userId: string; count: number };
  /** Somebody signed in from a browser that was never used for the account. */
  new_device_used: { userId: string; browser: string };
  /** Somebody answered the mail about a new browser: this was not me. */
  device_disowned: { userId: string };
  /** Somebody who has lost their second factor asked for help. */
  tf_help_requested: { userId: string };
  /** Somebody did away with their password: they sign in another way. */
  password_removed: { userId: string };
  /** A passkey was added, changed (its name or usage) or removed. */
  wan_registered: { userId: string; name: string };
  wan_changed: { userId: string; name: string };
  wan_deleted: { userId: string; name: string };
  /** An account at another service was connected, or disconnected. */
  oauth_connected: { userId: string; provider: string };
  oauth_disconnected: { userId: string; provider: string };
  refresh_tracker_created: { userId: string; tracker: string };
  refresh_tracker_revoked: { userId: string; tracker: string; reason: string };
  /** Somebody made a key for their programs, or it was taken away: by them, or by an administrator. */
  personal_token_created: { userId: string; token: string; name: string; permissions: string[] };
  personal_token_revoked: { userId: string; token: string; name: string };
  /** People of another system were brought along from the terminal. */
  users_imported: { system: string; imported: number; skipped: number };
  /** Another program is told what happens, differently than before, with another secret, or no more. */
  webhook_created: { webhook: string; url: string };
  webhook_changed: { webhook: string; url: string; enabled: boolean };
  webhook_secret_renewed: { webhook: string };
  webhook_deleted: { webhook: string };
  /** What was encrypted under older keys is encrypted under the newest now. */
  secrets_resealed: { kind: string; count: number };
  /** Somebody asked to delete their account; it is erased at that time. */
  user_erasure_requested: { userId: string; eraseAt: string };
  user_erasure_cancelled: { userId: string };
  /** Everything about them is gone; the id belongs to nobody any more. */
  user_erased: { userId: string };
  /** A copy of everything about somebody was taken, by them or at the terminal. */
  personal_data_exported: { userId: string };
  user_created: { userId: string };
  user_activated: { userId: string };
  user_deactivated: { userId: string };
  user_access_reset: { userId: string };
  /** An administrator looks at the application as this person, or no longer does. */
  impersonation_started: { userId: string; reason: string; until: string };
  impersonation_ended: { userId: string };
  role_deleted: { role: string };
  /** Entries that were kept long enough were deleted. */
  audit_purged: { entries: number };
  /** Somebody took a copy of what happened out of the application. */
  audit_exported: { entries: number };
  role_created: { role: string };
  role_granted: { userId: string; role: string };
  role_revoked: { userId: string; role: string };
  role_permissions_changed: { role: string; permissions: string[] };
};

export type EventName = keyof Events;
