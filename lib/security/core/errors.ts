/**
 * Everything that can be refused or announced, in one table: key → HTTP status and sentence.
 * Pages, JSON and terminal print from it; nothing in the code looks at a sentence.
 * The keys are Flask-Security's message keys, so that clients written for it keep working; the last section is ours.
 */
type Message = { status: number; text: string };

const refusal = (text: string, status = 400): Message => ({ status, text });
const notice = (text: string): Message => ({ status: 200, text });

export const messages = {
  // general
  API_ERROR: refusal("The request could not be understood."),
  GENERIC_AUTHN_FAILED: refusal("Signing in did not work. Check what you typed and try again."),
  GENERIC_US_SIGNIN: notice("If this account can be reached that way, a code is on its way."),
  UNAUTHORIZED: refusal("You do not have permission to do this.", 403),
  UNAUTHENTICATED: refusal("Sign in to continue.", 401),
  REAUTHENTICATION_REQUIRED: refusal("Confirm it is you to continue.", 401),
  REAUTHENTICATION_SUCCESSFUL: notice("Thank you, we know it is you."),
  ANONYMOUS_USER_REQUIRED: refusal("You are already signed in."),
  INVALID_REDIRECT: refusal("This page is not part of the application."),
  DISABLED_ACCOUNT: refusal("This account is disabled."),
  USER_DOES_NOT_EXIST: refusal("There is no such account."),
  INVALID_INPUT: refusal("This contains characters that are not allowed."),
  INVALID_INPUT_LENGTH: refusal("Use at most {length} characters."),

  // identity
  EMAIL_NOT_PROVIDED: refusal("Enter your e-mail address."),
  INVALID_EMAIL_ADDRESS: refusal("Enter a complete e-mail address, such as name@example.com."),
  EMAIL_ALREADY_ASSOCIATED: refusal("{email} already has an account."),
  IDENTITY_ALREADY_ASSOCIATED: refusal("{value} already belongs to an account."),
  IDENTITY_NOT_REGISTERED: refusal("{id} has no account here."),
  PHONE_INVALID: refusal("Enter a complete phone number with its country code."),
  USERNAME_NOT_PROVIDED: refusal("Choose a username."),
  USERNAME_INVALID_LENGTH: refusal("Use {min} to {max} characters."),
  USERNAME_ILLEGAL_CHARACTERS: refusal("A username cannot contain mark-up or blanks at its ends."),
  USERNAME_DISALLOWED_CHARACTERS: refusal("Use letters and digits only."),
  USERNAME_ALREADY_ASSOCIATED: refusal("The username {username} is taken."),
  USERNAME_CHANGE: notice("Your username was changed."),
  USERNAME_RECOVERY_REQUEST: notice("If there is such an account, its username is on its way."),

  // password
  PASSWORD_NOT_PROVIDED: refusal("Enter a password."),
  INVALID_PASSWORD: refusal("This password is not right."),
  RETYPE_PASSWORD_MISMATCH: refusal("The two passwords differ."),
  PASSWORD_INVALID_LENGTH: refusal("Use {length} to 128 characters."),
  PASSWORD_TOO_SIMPLE: refusal("This password is easy to guess. Use a longer one, or several words."),
  PASSWORD_BREACHED: refusal("This password is known from a data breach. Choose another one."),
  PASSWORD_BREACHED_SITE_ERROR: refusal("The password could not be checked just now. Try again in a moment."),
  PASSWORD_IS_THE_SAME: refusal("Choose a password that differs from the present one."),
  PASSWORD_CHANGE: notice("Your password was changed. Other devices are signed out."),
  PASSWORD_RESET_REQUEST: notice("If {email} has an account, a link to choose a new password is on its way."),
  PASSWORD_RESET_EXPIRED: refusal("This link was good for {within}. Ask for a new one."),
  INVALID_RESET_PASSWORD_TOKEN: refusal("This link does not work, or was used already. Ask for a new one."),
  PASSWORD_RESET: notice("Your password was changed, and you are signed in."),
  PASSWORD_RESET_NO_LOGIN: notice("Your password was changed. Sign in with the new one."),

  // confirmation
  CONFIRM_REGISTRATION: notice("Almost there: open the link that we sent to {email}."),
  CONFIRMATION_REQUIRED: refusal("Confirm your e-mail address first. The link is in your mailbox."),
  CONFIRMATION_REQUEST: notice("If {email} waits for confirmation, a new link is on its way."),
  CONFIRMATION_EXPIRED: refusal("This link was good for {within}. Ask for a new one."),
  INVALID_CONFIRMATION_TOKEN: refusal("This link does not work, or was used already."),
  EMAIL_CONFIRMED: notice("Your e-mail address is confirmed."),
  ALREADY_CONFIRMED: refusal("This e-mail address is already confirmed."),

  // change of e-mail
  CHANGE_EMAIL_SENT: notice("Open the link that we sent to {email}."),
  CHANGE_EMAIL_EXPIRED: refusal("This link was good for {within}. Ask for a new one."),
  CHANGE_EMAIL_CONFIRMED: notice("Your e-mail address was changed."),
  CHANGE_EMAIL_UNDONE: notice("Your former address is back, and everybody is signed out. Now choose a new password."),

  // sign-in links
  LOGIN_EMAIL_SENT: notice("If {email} has an account, a sign-in link is on its way."),
  LOGIN_EXPIRED: refusal("This link was good for {within}. Ask for a new one."),
  INVALID_LOGIN_TOKEN: refusal("This link does not work, or was used already."),
  PASSWORDLESS_LOGIN_SUCCESSFUL: notice("You are signed in."),

  // codes
  USE_CODE: notice("Your code is {code}."),
  CODE_HAS_BEEN_SENT: notice("A code is on its way."),
  FAILED_TO_SEND_CODE: refusal("The code could not be sent. Try again, or choose another way.", 500),
  INVALID_CODE: refusal("This code is not right."),
  INVALID_PASSWORD_CODE: refusal("This password or code is not right."),

  // two-factor
  TWO_FACTOR_INVALID_TOKEN: refusal("This code is not right."),
  TWO_FACTOR_LOGIN_SUCCESSFUL: notice("You are signed in."),
  TWO_FACTOR_CHANGE_METHOD_SUCCESSFUL: notice("Two-factor sign-in is set up."),
  TWO_FACTOR_PERMISSION_DENIED: refusal("Sign in with your password first."),
  TWO_FACTOR_METHOD_NOT_AVAILABLE: refusal("This way is not available."),
  TWO_FACTOR_SETUP_EXPIRED: refusal("This step was open for {within}. Begin again."),
  TWO_FACTOR_DISABLED: notice("Two-factor sign-in is off."),
  INVALID_RECOVERY_CODE: refusal("This recovery code is not right, or was used already."),
  TWO_FACTOR_LOGIN_ENDED: notice("This sign-in was open too long, or ended elsewhere. Sign in again."),
  TWO_FACTOR_HELP_REQUESTED: notice("Your message is on its way to those who can help."),
  TRUSTED_DEVICE_REMOVED: notice("This browser will be asked for the second step again."),
  NO_RECOVERY_CODES_SETUP: notice("You have no recovery codes yet."),

  // unified sign-in
  LINK_OF_ANOTHER_BROWSER: refusal("You asked for this link in another browser. To sign in here, give one more proof."),
  US_SPECIFY_IDENTITY: refusal("Enter who you are."),
  US_METHOD_NOT_AVAILABLE: refusal("This way is not available."),
  US_CURRENT_METHODS: notice("You sign in by {method_list}."),
  US_SETUP_EXPIRED: refusal("This step was open for {within}. Begin again."),
  US_METHOD_REMOVED: notice("You no longer sign in that way."),
  US_SETUP_SUCCESSFUL: notice("You can sign in that way from now on."),

  // passkeys
  WEBAUTHN_EXPIRED: refusal("This step was open for {within}. Begin again."),
  WEBAUTHN_NAME_REQUIRED: refusal("Give the passkey a name."),
  WEBAUTHN_NAME_INUSE: refusal("You already have a passkey named {name}."),
  WEBAUTHN_NAME_NOT_FOUND: refusal("You have no passkey named {name}."),
  WEBAUTHN_CREDENTIAL_DELETED: notice("The passkey {name} was removed."),
  WEBAUTHN_REGISTER_SUCCESSFUL: notice("The passkey {name} is ready."),
  WEBAUTHN_CREDENTIAL_ID_INUSE: refusal("This passkey is already registered."),
  WEBAUTHN_UNKNOWN_CREDENTIAL_ID: refusal("This passkey is not known here."),
  WEBAUTHN_ORPHAN_CREDENTIAL_ID: refusal("This passkey belongs to nobody any more."),
  WEBAUTHN_NO_VERIFY: refusal("The passkey could not be verified."),
  WEBAUTHN_CREDENTIAL_WRONG_USAGE: refusal("This passkey is not meant for that."),
  WEBAUTHN_MISMATCH_USER_HANDLE: refusal("This passkey belongs to another account."),

  // other
  OAUTH_HANDSHAKE_ERROR: refusal("The other service did not let you through. Try again."),
  REFRESH_TOKEN_INVALID: refusal("The refresh token is not valid ({reason})."),

  // sessions and devices
  SESSION_ENDED: notice("That device is signed out."),
  OTHER_SESSIONS_ENDED: notice("Every other device is signed out."),
  NOT_ME_EXPIRED: refusal("This link was good for {within}. Choose a new password to shut everybody else out."),
  SIGN_IN_RESUMED: notice("You may try your password again."),
  UNLOCK_EXPIRED: refusal("This link was good for {within}. By now you may try your password again."),
  DEVICE_DISOWNED: notice("Everybody is signed out, and the account is locked until you choose a new password."),

  // personal tokens
  TOKEN_NAME_IN_USE: refusal("You already have a token named {name}."),
  TOKEN_PERMISSION_NOT_HELD: refusal("You can only give permissions that you have yourself."),
  TOKEN_LIFE_TOO_LONG: refusal("A token lives for {days} days at most."),
  TOKEN_LIMIT_REACHED: refusal("You have {count} tokens already. Revoke one first."),
  TOKEN_REVOKED: notice("The token was revoked. It opens nothing any more."),

  // webhooks
  WEBHOOK_URL_INVALID: refusal("Enter a whole address, such as https://hooks.example/gatehouse."),
  WEBHOOK_URL_IN_CLEAR: refusal("Use an https:// address: others could read along."),
  WEBHOOK_URL_PRIVATE: refusal("This address belongs to this machine or a private network, which are told nothing."),
  WEBHOOK_LIMIT_REACHED: refusal("There are {count} webhooks already. Delete one first."),
  WEBHOOK_SAVED: notice("The webhook was saved."),
  WEBHOOK_DELETED: notice("The webhook was deleted. It is told nothing any more."),
  WEBHOOK_TEST_SENT: notice("A test is on its way."),
  WEBHOOK_RESENT: notice("The delivery is on its way once more."),

  // administration
  USER_INVITED: notice("The account is made. Its owner gets a link to choose a password."),
  USER_ACTIVATED: notice("This person may sign in again."),
  USER_DEACTIVATED: notice("This person is shut out."),
  USER_ACCESS_RESET: notice("Everything but the password was taken away."),
  USER_RESET_SENT: notice("A link to choose a new password is on its way to the person."),
  IMPERSONATION_OF_ONESELF: refusal("You are this person already."),
  IMPERSONATION_OF_ADMINISTRATOR: refusal("Nobody acts as an administrator."),
  IMPERSONATION_ENDED: notice("You are yourself again."),
  USER_SESSIONS_ENDED: notice("This person is signed out everywhere."),
  ROLE_GRANTED: notice("The role was given."),
  ROLE_REVOKED: notice("The role was taken away."),
  ROLE_CREATED: notice("The role was made."),
  ROLE_SAVED: notice("The role was saved."),
  ROLE_DELETED: notice("The role was deleted."),

  // ours
  NOT_FOUND: refusal("There is nothing here.", 404),
  METHOD_NOT_ALLOWED: refusal("This method is not allowed here.", 405),
  UNSUPPORTED_MEDIA_TYPE: refusal("Send JSON or a form.", 415),
  CONTENT_TOO_LARGE: refusal("This is too large.", 413),
  FIELD_REQUIRED: refusal("Fill in this field."),
  NOT_A_VALID_CHOICE: refusal("Choose one of the offered values."),
  ACCOUNT_LOCKED: refusal("This account is locked for a while. Try again later, or use the link that we mailed."),
  TOO_MANY_REQUESTS: refusal("Too many tries. Wait a moment and try again.", 429),
  CSRF_MISSING: refusal("The form has no security token. Reload the page and try again."),
  CSRF_INVALID: refusal("The security token is not valid. Reload the page and try again."),
  CSRF_EXPIRED: refusal("The security token has expired. Reload the page and try again."),
  CSRF_MISMATCH: refusal("The security token belongs to another session. Reload the page and try again."),
  ORIGIN_REFUSED: refusal("This request came from another site.", 403),
  OAUTH_UNAVAILABLE: refusal(
    "The other service does not answer just now. Sign in another way, or try again later.",
    503,
  ),
  OAUTH_SIGN_IN_REFUSED: refusal(
    "No account here can be opened that way. Sign in another way, then connect the other service in your account.",
  ),
  OAUTH_WRONG_ACCOUNT: refusal("That is not the account which you have connected here."),
  OAUTH_CONNECTED_ELSEWHERE: refusal("That account is connected with another account here."),
  OAUTH_ALREADY_CONNECTED: refusal("You have connected another account of this service. Disconnect it first."),
  OAUTH_NOT_CONNECTED: refusal("This service is not connected with your account."),
  OAUTH_CONNECTED: notice("The service is connected. You can sign in with it from now on."),
  OAUTH_DISCONNECTED: notice("The service is disconnected. It opens nothing here any more."),
  RESET_TOO_EARLY: refusal("To protect your account, this link starts to work in {within}."),
  PASSWORD_REMOVED: notice("Your password was removed. Other devices are signed out."),
  LAST_SIGN_IN_MEANS: refusal("You could not sign in any more without this. Set up another way first."),
  PASSKEY_ADDED: notice("Your new passkey is ready."),
  PASSKEY_CHANGED: notice("The passkey was changed."),
  PASSKEY_REMOVED: notice("The passkey was removed. It opens nothing here any more."),
  ROLE_DOES_NOT_EXIST: refusal("There is no such role."),
  ROLE_ALREADY_EXISTS: refusal("This role exists already."),
  ROLE_ALREADY_GRANTED: refusal("This person already has that role."),
  ROLE_NOT_GRANTED: refusal("This person does not have that role."),
  ERASURE_REQUESTED: notice(
    "Your account will be deleted. The mail says when, and how to keep it. Signing in keeps it, too.",
  ),
  ACCOUNT_KEPT: notice("Your account stays."),
  KEEP_ACCOUNT_INVALID: refusal("This link does not work, or was used already. Signing in keeps your account as well."),
  LAST_ADMINISTRATOR: refusal("Somebody has to remain administrator."),
  SERVICE_UNAVAILABLE: refusal("This service is busy or being repaired. Try again in a moment.", 503),
  INTERNAL_ERROR: refusal("Something went wrong on our side.", 500),
} as const satisfies Record<string, Message>;

export type MessageKey = keyof typeof messages;
export type MessageParams = Record<string, string | number>;

const table: Record<string, Message> = messages;

export const isMessageKey = (key: string): key is MessageKey => Object.hasOwn(table, key);

/** The sentence for a key, its `{name}`s replaced. An unknown key gives the general sentence. */
export function messageFor(key: string, params: MessageParams = {}): string {
  const text = (Object.hasOwn(table, key) ? table[key] : undefined)?.text ?? messages.API_ERROR.text;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** The HTTP status that goes with a key. */
export const statusOf = (key: MessageKey): number => messages[key].status;
