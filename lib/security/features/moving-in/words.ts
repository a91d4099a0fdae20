/*
 * What a report says, in JSON and in checkpoints, where it stays as it is in every language. The terminal knows these words by
 * their names here, and says them in its own language.
 */

/** Why a row is left out. */
export const skips = {
  deleted: "deleted there",
  noId: "no id",
  noAddress: "no e-mail address that can be used",
  unreadable: "the line cannot be read",
  taken: "somebody has this e-mail address already",
} as const;

/** What of somebody does not come along, or needs a look. */
export const reductions = {
  usernameTaken: "username: somebody else's",
  usernameRefused: "username: not one that is allowed here",
  hashUnknown: "password: its hash is of a kind that cannot be verified here",
  noPassword: "password: none, until they ask for a new one",
  noPhone: "second factor: the phone number is none; codes by mail in its place",
  noAppSecret: "second factor: the secret of the app cannot be opened; codes by mail in its place",
  inactive: "active: deactivated there, and here",
  unconfirmed: "e-mail address: not confirmed",
} as const;

/** What has to be set here so that these people get in. */
export const needs = {
  plainHashes: "SECURITY_PASSWORD_ACCEPT_PLAIN=true, or nobody's password works: these hashes were made without ours.",
  salt: "the SECURITY_PASSWORD_SALT of there, behind your own with a comma between, or nobody's password works.",
  confirmed:
    "--confirmed, where the addresses are known to be right: nobody's is confirmed, and so nobody gets in at once.",
} as const;
