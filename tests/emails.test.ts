import { beforeAll, describe, expect, it } from "vitest";
import { inEnglish, type Language, languageOf } from "@/lib/i18n/language";
import { type MailContent, renderMail } from "@/lib/mail/render";
import { days, hours, minutes } from "@/lib/security/core/durations";
import { locales } from "@/lib/security/core/locales";
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

const appName = "Gatehouse";
const email = "alice@example.com";
const link = "https://app.example/confirm/abc?next=%2Faccount&x=1";
const resetLink = "https://app.example/reset/def";
const pausedResetLink = "https://app.example/forgotten";
const at = new Date("2026-11-24T08:06:00Z");

/** Every mail in every form that it takes, with words that stand in it in English. */
const mailsIn = (language: Language): [string, MailContent, string[]][] => [
  ["welcome", welcomeMail(language, { appName, email, confirmation: { link, within: days(2) } }), [link, "2 days"]],
  ["welcome without a link", welcomeMail(language, { appName, email, confirmation: null }), [email]],
  [
    "welcome_existing",
    welcomeExistingMail(language, { appName, email, username: "alice", resetLink, confirmationLink: link }),
    [email, "alice", resetLink, link],
  ],
  [
    "welcome_existing without links",
    welcomeExistingMail(language, { appName, email, username: null, resetLink: null, confirmationLink: null }),
    [email],
  ],
  [
    "welcome_existing_username",
    welcomeExistingUsernameMail(language, { appName, email, username: "bob" }),
    [email, "bob"],
  ],
  [
    "confirmation_instructions",
    confirmationInstructionsMail(language, { appName, link, within: days(2) }),
    [link, "2 days"],
  ],
  [
    "reset_instructions",
    resetInstructionsMail(language, { appName, link: resetLink, within: hours(2) }),
    [resetLink, "2 hours"],
  ],
  ["reset_notice", resetNoticeMail(language, { appName, at, resetLink }), ["24 November 2026 at 08:06 UTC", resetLink]],
  [
    "erasure_requested_notice",
    erasureRequestedMail(language, { appName, at, eraseAt: at, link }),
    ["24 November 2026 at 08:06 UTC", link],
  ],
  ["account_kept_notice", accountKeptMail(language, { appName, at }), ["24 November 2026 at 08:06 UTC"]],
  ["account_erased_notice", accountErasedMail(language, { appName, at }), ["24 November 2026 at 08:06 UTC"]],
  [
    "refresh_token_reused",
    refreshReuseMail(language, { appName, at, since: at, passwordLink: link }),
    ["24 November 2026 at 08:06 UTC", link],
  ],
  [
    "impersonation_notice",
    impersonationMail(language, { appName, at, reason: "ticket 4711", limit: hours(1) }),
    ["ticket 4711", "1 hour", "24 November 2026 at 08:06 UTC"],
  ],
  [
    "personal_token_notice",
    tokenMadeMail(language, {
      appName,
      at,
      name: "backup job",
      permissions: ["reports:read"],
      expiresAt: at,
      tokensLink: link,
    }),
    ["backup job", "reports:read", "24 November 2026 at 08:06 UTC", link],
  ],
  [
    "personal_token_notice for good",
    tokenMadeMail(language, { appName, at, name: "job", permissions: [], expiresAt: null, tokensLink: link }),
    ["until you revoke it", link],
  ],
  [
    "refresh_token_reused without a link",
    refreshReuseMail(language, { appName, at, since: at, passwordLink: null }),
    [appName],
  ],
  [
    "us_instructions",
    signInMail(language, { appName, code: "314159", link, username: null, within: minutes(5) }),
    ["314159", link, "5 minutes"],
  ],
  [
    "us_notice",
    signInMethodMail(language, { appName, change: "removed", methods: ["email"], at, methodsLink: link }),
    ["codes sent by mail", "08:06 UTC", link],
  ],
  ["login_instructions", loginInstructionsMail(language, { appName, link, within: minutes(30) }), [link, "30 minutes"]],
  [
    "change_email_instructions",
    changeEmailInstructionsMail(language, { appName, link, within: hours(2) }),
    [link, "2 hours"],
  ],
  [
    "change_email_notice",
    changeEmailNoticeMail(language, { appName, at, newEmail: "alice@new.example", undoLink: link, within: days(3) }),
    ["alice@new.example", link, "3 days", "24 November 2026 at 08:06 UTC"],
  ],
  [
    "new_device_notice",
    newDeviceMail(language, {
      appName,
      at,
      browser: "Firefox on Windows",
      ip: "203.0.113.7",
      place: "Bern",
      link,
      within: days(7),
    }),
    [link, "7 days", "Firefox on Windows", "Bern, the address 203.0.113.7", "24 November 2026 at 08:06 UTC"],
  ],
  [
    "change_username_notice",
    changeUsernameNoticeMail(language, { appName, at, username: "alice" }),
    ["alice", "08:06 UTC"],
  ],
  [
    "change_username_notice, none left",
    changeUsernameNoticeMail(language, { appName, at, username: null }),
    ["no username"],
  ],
  [
    "username_recovery",
    usernameRecoveryMail(language, { appName, username: "alice", loginLink: link }),
    ["alice", link],
  ],
  [
    "username_recovery of nobody",
    usernameRecoveryMail(language, { appName, username: null, loginLink: link }),
    ["no username"],
  ],
  [
    "two_factor_instructions",
    codeMail(language, { appName, code: "314159", username: "alice", within: minutes(5) }),
    ["314159", "5 minutes", "alice"],
  ],
  ...(["added", "changed", "removed"] as const).map((change): [string, MailContent, string[]] => [
    `two_factor_notice, ${change}`,
    factorNoticeMail(language, { appName, change, method: "email", at, twoFactorLink: link }),
    ["a code sent by mail", "24 November 2026 at 08:06 UTC", link],
  ]),
  [
    "two_factor_rescue",
    rescueRequestMail(language, { appName, email, at, ip: "203.0.113.7" }),
    [email, "203.0.113.7", "24 November 2026 at 08:06 UTC"],
  ],
  [
    "second_factor_failed_notice",
    secondFactorFailedMail(language, { appName, at, ip: "203.0.113.7", passwordLink: link }),
    ["203.0.113.7", link],
  ],
  [
    "second_factor_failed_notice without a link",
    secondFactorFailedMail(language, { appName, at, ip: null, passwordLink: null }),
    ["24 November 2026 at 08:06 UTC"],
  ],
  [
    "recovery_codes_notice",
    codesMadeMail(language, { appName, at, count: 5, codesLink: link }),
    ["5 recovery codes", link],
  ],
  [
    "recovery_code_used_notice",
    codeUsedMail(language, { appName, at, left: 4, isFew: false, codesLink: link }),
    ["4 codes are left", "24 November 2026 at 08:06 UTC"],
  ],
  [
    "recovery_code_used_notice, few left",
    codeUsedMail(language, { appName, at, left: 1, isFew: true, codesLink: link }),
    ["One code is left", link],
  ],
  [
    "access_reset_notice",
    accessResetMail(language, { appName, at, loginLink: link }),
    ["24 November 2026 at 08:06 UTC", link],
  ],
  ["change_notice", changeNoticeMail(language, { appName, at, resetLink: null }), ["24 November 2026 at 08:06 UTC"]],
  [
    "password_removed_notice",
    removalNoticeMail(language, { appName, at, resetLink }),
    ["24 November 2026 at 08:06 UTC", resetLink],
  ],
  [
    "reset_instructions to somebody without a password",
    resetInstructionsMail(language, { appName, link: resetLink, within: hours(2), wait: days(3) }),
    [resetLink, "2 hours", "3 days"],
  ],
  ...(["added", "changed", "removed"] as const).map((change): [string, MailContent, string[]] => [
    `passkey_${change}_notice`,
    passkeyNoticeMail(language, { appName, change, name: "Desk key", at, passkeysLink: link }),
    ["Desk key", "24 November 2026 at 08:06 UTC", link],
  ]),
  [
    "oauth_connected_notice",
    connectionNoticeMail(language, { appName, change: "connected", provider: "GitHub", at, connectionsLink: link }),
    ["GitHub", "24 November 2026 at 08:06 UTC", link],
  ],
  [
    "oauth_disconnected_notice",
    connectionNoticeMail(language, { appName, change: "disconnected", provider: "GitHub", at, connectionsLink: link }),
    ["GitHub", "24 November 2026 at 08:06 UTC", link],
  ],
  [
    "sign_in_paused_notice",
    signInPausedMail(language, { appName, pause: minutes(15), within: hours(1), link, resetLink: pausedResetLink }),
    ["15 minutes", "1 hour", link, pausedResetLink],
  ],
  [
    "sign_in_paused_notice without a reset",
    signInPausedMail(language, { appName, pause: minutes(15), within: hours(1), link, resetLink: null }),
    ["15 minutes", "1 hour", link],
  ],
  [
    "reset_notice for an address that was not confirmed",
    resetNoticeMail(language, { appName, at, resetLink }, "taken"),
    ["taken out of it", resetLink],
  ],
  ...([null, "Bern"] as const).map((place): [string, MailContent, string[]] => [
    `new_device_notice from ${place ?? "anywhere"}, by no address`,
    newDeviceMail(language, { appName, at, browser: "Firefox", ip: null, place, link, within: days(7) }),
    [place ? "Firefox (Bern)." : "Firefox.", link],
  ]),
  [
    "new_device_notice by an address alone",
    newDeviceMail(language, { appName, at, browser: "Firefox", ip: "203.0.113.7", place: null, link, within: days(7) }),
    ["Firefox (the address 203.0.113.7)."],
  ],
  [
    "us_instructions to somebody with a username",
    signInMail(language, { appName, code: "314159", link, username: "alice", within: minutes(5) }),
    ["alice", "314159"],
  ],
  [
    "us_notice, several added",
    signInMethodMail(language, { appName, change: "added", methods: ["authenticator", "sms"], at, methodsLink: link }),
    ["codes of an authenticator app and codes sent as text messages"],
  ],
  [
    "two_factor_instructions to somebody without a username",
    codeMail(language, { appName, code: "314159", username: null, within: minutes(5) }),
    ["314159"],
  ],
  [
    "two_factor_rescue by no address",
    rescueRequestMail(language, { appName, email, at, ip: null }),
    [email, "24 November 2026 at 08:06 UTC"],
  ],
  [
    "recovery_code_used_notice, none left",
    codeUsedMail(language, { appName, at, left: 0, isFew: true, codesLink: link }),
    ["No code is left", link],
  ],
];

const languages = await Promise.all(locales.map(languageOf));

describe.each(languages)("in the language $locale", (language) => {
  describe.each(mailsIn(language))("the mail %s", (_name, mail) => {
    let html = "";
    let text = "";
    beforeAll(async () => {
      ({ html, text } = await renderMail(mail.element));
    });

    it("says the same in its text and its HTML part", () => {
      expect(words(visible(html))).toBe(words(text));
    });

    it("shows each link once in the text, in full", () => {
      const links = new Set([...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => decode(href ?? "")));
      for (const href of links) expect(text.split(href)).toHaveLength(2);
      const inSentences = text.includes(pausedResetLink) ? 1 : 0;
      expect([...text.matchAll(/https?:/g)]).toHaveLength(links.size + inSentences);
    });

    it("loads nothing from anywhere and runs nothing", () => {
      expect(html).not.toMatch(/<(img|link|script|iframe|object|form)\b|url\(|@import|\ssrc=|\son\w+=/i);
    });

    it("says which language it is in, and leaves no text or place in one open", () => {
      expect(html).toMatch(new RegExp(`<html[^>]* dir="${language.direction}" lang="${language.locale}"`));
      for (const part of [mail.subject, text, decode(html.slice(html.indexOf("<body")))])
        expect(part).not.toMatch(/[{}]|mails\.\w|undefined/);
      expect(mail.subject).not.toBe("");
    });
  });
});

it.each(mailsIn(inEnglish))("the mail %s holds what it is about", async (_name, mail, facts) => {
  const { text } = await renderMail(mail.element);
  for (const fact of facts) expect(text).toContain(fact);
});

it("a name that looks like markup is shown as text", async () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what an attacker would type.
  const username = "<img src=x onerror=alert(1)>${7*7}{{7*7}}";
  const { element } = welcomeExistingMail(inEnglish, { appName, email, username, resetLink, confirmationLink: null });
  const { html, text } = await renderMail(element);
  expect(html).not.toContain("<img");
  expect(decode(html)).toContain(username);
  expect(text).toContain(username);
});

/** What a reader sees of the HTML part. */
function visible(html: string): string {
  const body = html
    .slice(html.indexOf("<body"))
    .replace(/<div style="display:none[^>]*>.*?<\/div><\/div>/s, "")
    .replace(/<!--.*?-->/gs, "");
  return decode(body.replace(/<\/(p|h1)>/g, " ").replace(/<[^>]+>/g, ""));
}

function decode(html: string): string {
  return html
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&");
}

function words(text: string): string {
  return text.split(/\s+/).filter(Boolean).join(" ");
}
