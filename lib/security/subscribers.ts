import type { Context } from "./context";
import type { EventName, Events } from "./core/events";
import { recordActivity } from "./domain/activity";
import { countEvent } from "./domain/count-event";
import { noticeNewDevice } from "./features/devices/notice";
import { keepOnSignIn } from "./features/privacy/keep-account";
import { noticePause } from "./features/unlock/notice";
import { queueWebhooks } from "./features/webhooks/enqueue";

/** What follows from an event. To hook in, add a function to a list. Mails that carry a secret belong to their use-case. */
export type Subscriber = <N extends EventName>(ctx: Context, event: N, payload: Events[N]) => Promise<void>;

/** Told of every event, after its own subscribers. */
export const alwaysTold: readonly Subscriber[] = [queueWebhooks, countEvent];

export const subscribers: Record<EventName, readonly Subscriber[]> = {
  user_authenticated: [recordActivity, noticeNewDevice, keepOnSignIn],
  // Every visitor's first request would be an entry; turn it on where that is wanted.
  user_unauthenticated: [],
  user_unauthorized: [recordActivity],
  user_failed_authn: [recordActivity],
  limit_reached: [noticePause],
  sign_in_paused: [recordActivity],
  sign_in_resumed: [recordActivity],
  user_registered: [recordActivity],
  user_not_registered: [recordActivity],
  user_confirmed: [recordActivity],
  confirm_instructions_sent: [recordActivity],
  reset_password_instructions_sent: [recordActivity],
  password_reset: [recordActivity],
  password_changed: [recordActivity],
  change_email_instructions_sent: [recordActivity],
  change_email_confirmed: [recordActivity],
  change_email_undone: [recordActivity],
  username_changed: [recordActivity],
  username_recovery_email_sent: [recordActivity],
  login_instructions_sent: [recordActivity],
  us_security_token_sent: [recordActivity],
  us_profile_changed: [recordActivity],
  identity_changed: [recordActivity],
  tf_security_token_sent: [recordActivity],
  tf_code_confirmed: [recordActivity],
  tf_profile_changed: [recordActivity],
  tf_disabled: [recordActivity],
  recovery_codes_generated: [recordActivity],
  recovery_code_used: [recordActivity],
  device_trusted: [recordActivity],
  device_distrusted: [recordActivity],
  sessions_ended: [recordActivity],
  new_device_used: [recordActivity],
  device_disowned: [recordActivity],
  tf_help_requested: [recordActivity],
  password_removed: [recordActivity],
  wan_registered: [recordActivity],
  wan_changed: [recordActivity],
  wan_deleted: [recordActivity],
  oauth_connected: [recordActivity],
  oauth_disconnected: [recordActivity],
  refresh_tracker_created: [recordActivity],
  refresh_tracker_revoked: [recordActivity],
  personal_token_created: [recordActivity],
  personal_token_revoked: [recordActivity],
  users_imported: [recordActivity],
  webhook_created: [recordActivity],
  webhook_changed: [recordActivity],
  webhook_secret_renewed: [recordActivity],
  webhook_deleted: [recordActivity],
  secrets_resealed: [recordActivity],
  user_erasure_requested: [recordActivity],
  user_erasure_cancelled: [recordActivity],
  user_erased: [recordActivity],
  personal_data_exported: [recordActivity],
  user_created: [recordActivity],
  user_activated: [recordActivity],
  user_deactivated: [recordActivity],
  user_access_reset: [recordActivity],
  impersonation_started: [recordActivity],
  impersonation_ended: [recordActivity],
  role_deleted: [recordActivity],
  audit_exported: [recordActivity],
  audit_purged: [recordActivity],
  role_created: [recordActivity],
  role_granted: [recordActivity],
  role_revoked: [recordActivity],
  role_permissions_changed: [recordActivity],
};

/** The events that other programs can be told of, by name. */
export const tellableEvents: readonly string[] = Object.keys(subscribers)
  .filter((event) => event !== "user_unauthenticated")
  .sort();
