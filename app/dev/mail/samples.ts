import type { MailContent } from "@/lib/mail/render";
import { codeMail, resetInstructionsMail, secondFactorFailedMail, signInMail } from "@/lib/security/domain/emails";
import { accessResetMail } from "@/lib/security/features/administration/emails";
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

/** Every template by its name in the outbox, filled with what a mail might hold. */
export function sampleMails(appName: string, appUrl: string): Record<string, MailContent> {
  const link = `${appUrl}/sample/aB3dE5gH7jK9mN1pQ3sT5vW7`;
  const email = "alice@example.com";
  const within = "2 days";
  const notice = { appName, at: new Date("2026-11-24T08:06:00Z"), resetLink: link };
  const connection = { appName, provider: "GitHub", at: notice.at, connectionsLink: link };
  const passkey = { appName, name: "Desk key", at: notice.at, passkeysLink: link };
  return {
    welcome: welcomeMail({ appName, email, confirmationLink: link, within }),
    welcome_existing: welcomeExistingMail({
      appName,
      email,
      username: "alice",
      resetLink: link,
      confirmationLink: null,
    }),
    welcome_existing_username: welcomeExistingUsernameMail({ appName, email, username: "alice" }),
    confirmation_instructions: confirmationInstructionsMail({ appName, link, within }),
    reset_instructions: resetInstructionsMail({ appName, link, within }),
    reset_notice: resetNoticeMail(notice),
    change_notice: changeNoticeMail(notice),
    us_instructions: signInMail({ appName, code: "314159", link, username: "alice", within: "5 minutes" }),
    us_notice: signInMethodMail({
      appName,
      change: "added",
      methods: ["codes sent as text messages"],
      at: notice.at,
      methodsLink: link,
    }),
    login_instructions: loginInstructionsMail({ appName, link, within: "30 minutes" }),
    change_email_instructions: changeEmailInstructionsMail({ appName, link, within }),
    change_email_notice: changeEmailNoticeMail({
      appName,
      at: notice.at,
      newEmail: "alice@new.example",
      undoLink: link,
      within: "3 days",
    }),
    new_device_notice: newDeviceMail({
      appName,
      at: notice.at,
      browser: "Firefox on Windows",
      ip: "203.0.113.7",
      place: null,
      link,
      within: "7 days",
    }),
    sign_in_paused_notice: signInPausedMail({
      appName,
      pause: "15 minutes",
      link,
      within: "1 hour",
      resetLink: `${appUrl}/reset`,
    }),
    change_username_notice: changeUsernameNoticeMail({ appName, at: notice.at, username: "alice" }),
    username_recovery: usernameRecoveryMail({ appName, username: "alice", loginLink: `${appUrl}/login` }),
    refresh_token_reused: refreshReuseMail({ appName, at: notice.at, since: notice.at, passwordLink: link }),
    password_removed_notice: removalNoticeMail(notice),
    two_factor_instructions: codeMail({ appName, code: "314159", username: "alice", within: "5 minutes" }),
    two_factor_notice: factorNoticeMail({
      appName,
      change: "added",
      factor: "a code of an authenticator app",
      at: notice.at,
      twoFactorLink: link,
    }),
    two_factor_rescue: rescueRequestMail({ appName, email, at: notice.at, ip: "203.0.113.7" }),
    second_factor_failed_notice: secondFactorFailedMail({
      appName,
      at: notice.at,
      ip: "203.0.113.7",
      passwordLink: link,
    }),
    recovery_codes_notice: codesMadeMail({ appName, at: notice.at, count: 5, codesLink: link }),
    recovery_code_used_notice: codeUsedMail({ appName, at: notice.at, left: 2, isFew: true, codesLink: link }),
    access_reset_notice: accessResetMail({ appName, at: notice.at, loginLink: link }),
    oauth_connected_notice: connectionNoticeMail({ ...connection, change: "connected" }),
    oauth_disconnected_notice: connectionNoticeMail({ ...connection, change: "disconnected" }),
    passkey_added_notice: passkeyNoticeMail({ ...passkey, change: "added" }),
    passkey_changed_notice: passkeyNoticeMail({ ...passkey, change: "changed" }),
    passkey_removed_notice: passkeyNoticeMail({ ...passkey, change: "removed" }),
  };
}
