/** What needs keys, as JSON says it in every language; the terminal knows it by its name. */
export const keyUses = {
  authenticatorApps: "authenticator apps",
  appsWhileSigningIn: "apps that are set up while signing in",
  appsInSetup: "apps that are being set up",
  messages: "messages on their way",
  webhooks: "webhooks",
  passwords: "passwords",
  foreignPasswords: "passwords hashed elsewhere, or before keys were noted",
} as const;
export type KeyedThing = (typeof keyUses)[keyof typeof keyUses];
