import { type Language, languageOf } from "@/lib/i18n/language";
import type { MailContent } from "@/lib/mail/render";
import { days, hours, minutes } from "@/lib/security/core/durations";
import { isLocale } from "@/lib/security/core/locales";
import { codeMail, resetInstructionsMail, secondFactorFailedMail, signInMail } from "@/lib/security/domain/emails";
import { accountErasedMail } from "@/lib/security/domain/erasure-mail";
import { accessResetMail, impersonationMail } from "@/lib/security/features/administration/emails";
import { confirmationInstructionsMail } from "@/lib/security/features/confirmation/emails";
import { newDeviceMail } from "@/lib/security/features/devices/emails";
import {
  changeEmailInstructionsMail,
  changeEmailNoticeMail,
  changeUsernameNoticeMail,
  usernameRecoveryMail,
} from "@/lib/security/features/identity/emails";
import { loginInstructionsMail } from "@/lib/security/features/login/emails";
import { connectionNoticeMail } from "@/lib/security/features/oauth/emails";
import { changeNoticeMail, removalNoticeMail, resetNoticeMail } from "@/lib/security/features/passwords/emails";
import { tokenMadeMail } from "@/lib/security/features/personal-tokens/emails";
import { accountKeptMail, erasureRequestedMail } from "@/lib/security/features/privacy/emails";
import { codesMadeMail, codeUsedMail } from "@/lib/security/features/recovery-codes/emails";
import {
  welcomeExistingMail,
  welcomeExistingUsernameMail,
  welcomeMail,
} from "@/lib/security/features/registration/emails";
import { refreshReuseMail } from "@/lib/security/features/tokens/emails";
import { factorNoticeMail, rescueRequestMail } from "@/lib/security/features/two-factor/emails";
import { signInMethodMail } from "@/lib/security/features/unified-sign-in/emails";
import { signInPausedMail } from "@/lib/security/features/unlock/emails";
import { passkeyNoticeMail } from "@/lib/security/features/webauthn/emails";
import { services } from "@/lib/security/runtime";
import { requestLanguage } from "@/lib/security/web/language";

/** The language of the samples: the one that `?language=` names, any of ours whether offered or not; else the reader's. */
export const languageOfSamples = (named: string | undefined): Promise<Language> =>
  named !== undefined && isLocale(named) ? languageOf(named) : requestLanguage();

/** Every template by its name in the outbox, in this language, filled with what a mail might hold. */
export function samplesIn(language: Language): Record<string, MailContent> {
  const {
    appUrl,
    config: { appName },
  } = services();
  const link = `${appUrl}/sample/aB3dE5gH7jK9mN1pQ3sT5vW7`;
  const email = "alice@example.com";
  const username = "alice";
  const ip = "203.0.113.7";
  const at = new Date("2026-11-24T08:06:00Z");
  const within = days(2);
  const code = { appName, code: "314159", username, within: minutes(5) };
  const password = { appName, at, resetLink: link };
  const connection = { appName, provider: "GitHub", at, connectionsLink: link };
  const passkey = { appName, name: "Desk key", at, passkeysLink: link };
  return {
    welcome: welcomeMail(language, { appName, email, confirmation: { link, within } }),
    welcome_existing: welcomeExistingMail(language, {
      appName,
      email,
      username,
      resetLink: link,
      confirmationLink: null,
    }),
    welcome_existing_username: welcomeExistingUsernameMail(language, { appName, email, username }),
    confirmation_instructions: confirmationInstructionsMail(language, { appName, link, within }),
    reset_instructions: resetInstructionsMail(language, { appName, link, within }),
    reset_notice: resetNoticeMail(language, password),
    change_notice: changeNoticeMail(language, password),
    password_removed_notice: removalNoticeMail(language, password),
    us_instructions: signInMail(language, { ...code, link }),
    us_notice: signInMethodMail(language, { appName, change: "added", methods: ["sms"], at, methodsLink: link }),
    login_instructions: loginInstructionsMail(language, { appName, link, within: minutes(30) }),
    change_email_instructions: changeEmailInstructionsMail(language, { appName, link, within }),
    change_email_notice: changeEmailNoticeMail(language, {
      appName,
      at,
      newEmail: "alice@new.example",
      undoLink: link,
      within: days(3),
    }),
    new_device_notice: newDeviceMail(language, {
      appName,
      at,
      browser: "Firefox on Windows",
      ip,
      place: null,
      link,
      within: days(7),
    }),
    sign_in_paused_notice: signInPausedMail(language, {
      appName,
      pause: minutes(15),
      within: hours(1),
      link,
      resetLink: `${appUrl}/reset`,
    }),
    change_username_notice: changeUsernameNoticeMail(language, { appName, at, username }),
    username_recovery: usernameRecoveryMail(language, { appName, username, loginLink: `${appUrl}/login` }),
    refresh_token_reused: refreshReuseMail(language, { appName, at, since: at, passwordLink: link }),
    personal_token_notice: tokenMadeMail(language, {
      appName,
      at,
      name: "backup job",
      permissions: ["reports:read", "users:read"],
      expiresAt: at,
      tokensLink: link,
    }),
    two_factor_instructions: codeMail(language, code),
    two_factor_notice: factorNoticeMail(language, {
      appName,
      change: "added",
      method: "authenticator",
      at,
      twoFactorLink: link,
    }),
    two_factor_rescue: rescueRequestMail(language, { appName, email, at, ip }),
    second_factor_failed_notice: secondFactorFailedMail(language, { appName, at, ip, passwordLink: link }),
    recovery_codes_notice: codesMadeMail(language, { appName, at, count: 5, codesLink: link }),
    recovery_code_used_notice: codeUsedMail(language, { appName, at, left: 2, isFew: true, codesLink: link }),
    access_reset_notice: accessResetMail(language, { appName, at, loginLink: link }),
    impersonation_notice: impersonationMail(language, { appName, at, reason: "ticket 4711", limit: hours(1) }),
    oauth_connected_notice: connectionNoticeMail(language, { ...connection, change: "connected" }),
    oauth_disconnected_notice: connectionNoticeMail(language, { ...connection, change: "disconnected" }),
    passkey_added_notice: passkeyNoticeMail(language, { ...passkey, change: "added" }),
    passkey_changed_notice: passkeyNoticeMail(language, { ...passkey, change: "changed" }),
    passkey_removed_notice: passkeyNoticeMail(language, { ...passkey, change: "removed" }),
    erasure_requested_notice: erasureRequestedMail(language, { appName, at, eraseAt: at, link }),
    account_kept_notice: accountKeptMail(language, { appName, at }),
    account_erased_notice: accountErasedMail(language, { appName, at }),
  };
}
