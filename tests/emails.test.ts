import { describe, expect, it } from "vitest";
import { type MailContent, renderMail } from "@/lib/mail/render";
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
import { passkeyNoticeMail } from "@/lib/security/features/webauthn/emails";

const appName = "Gatehouse";
const email = "alice@example.com";
const link = "https://app.example/confirm/abc?next=%2Faccount&x=1";
const resetLink = "https://app.example/reset/def";
const at = new Date("2026-11-24T08:06:00Z");

const mails: [string, MailContent, string[]][] = [
  ["welcome", welcomeMail({ appName, email, confirmationLink: link, within: "2 days" }), [link, "2 days"]],
  ["welcome without a link", welcomeMail({ appName, email, confirmationLink: null, within: null }), [email]],
  [
    "welcome_existing",
    welcomeExistingMail({ appName, email, username: "alice", resetLink, confirmationLink: link }),
    [email, "alice", resetLink, link],
  ],
  [
    "welcome_existing without links",
    welcomeExistingMail({ appName, email, username: null, resetLink: null, confirmationLink: null }),
    [email],
  ],
  ["welcome_existing_username", welcomeExistingUsernameMail({ appName, email, username: "bob" }), [email, "bob"]],
  ["confirmation_instructions", confirmationInstructionsMail({ appName, link, within: "2 days" }), [link, "2 days"]],
  [
    "reset_instructions",
    resetInstructionsMail({ appName, link: resetLink, within: "2 hours" }),
    [resetLink, "2 hours"],
  ],
  ["reset_notice", resetNoticeMail({ appName, at, resetLink }), ["24 November 2026 at 08:06 UTC", resetLink]],
  [
    "erasure_requested_notice",
    erasureRequestedMail({ appName, at, eraseAt: at, link }),
    ["24 November 2026 at 08:06 UTC", link],
  ],
  ["account_kept_notice", accountKeptMail({ appName, at }), ["24 November 2026 at 08:06 UTC"]],
  ["account_erased_notice", accountErasedMail({ appName, at }), ["24 November 2026 at 08:06 UTC"]],
  [
    "refresh_token_reused",
    refreshReuseMail({ appName, at, since: at, passwordLink: link }),
    ["24 November 2026 at 08:06 UTC", link],
  ],
  [
    "impersonation_notice",
    impersonationMail({ appName, at, reason: "ticket 4711", limit: "1 hour" }),
    ["ticket 4711", "1 hour", "24 November 2026 at 08:06 UTC"],
  ],
  [
    "personal_token_notice",
    tokenMadeMail({ appName, at, name: "backup job", permissions: ["reports:read"], expiresAt: at, tokensLink: link }),
    ["backup job", "reports:read", "24 November 2026 at 08:06 UTC", link],
  ],
  [
    "personal_token_notice for good",
    tokenMadeMail({ appName, at, name: "job", permissions: [], expiresAt: null, tokensLink: link }),
    ["until you revoke it", link],
  ],
  ["refresh_token_reused without a link", refreshReuseMail({ appName, at, since: at, passwordLink: null }), [appName]],
  [
    "us_instructions",
    signInMail({ appName, code: "314159", link, username: null, within: "5 minutes" }),
    ["314159", link, "5 minutes"],
  ],
  [
    "us_notice",
    signInMethodMail({ appName, change: "removed", methods: ["codes sent by mail"], at, methodsLink: link }),
    ["codes sent by mail", "08:06 UTC", link],
  ],
  ["login_instructions", loginInstructionsMail({ appName, link, within: "30 minutes" }), [link, "30 minutes"]],
  ["change_email_instructions", changeEmailInstructionsMail({ appName, link, within: "2 hours" }), [link, "2 hours"]],
  [
    "change_email_notice",
    changeEmailNoticeMail({ appName, at, newEmail: "alice@new.example", undoLink: link, within: "3 days" }),
    ["alice@new.example", link, "3 days", "24 November 2026 at 08:06 UTC"],
  ],
  [
    "new_device_notice",
    newDeviceMail({
      appName,
      at,
      browser: "Firefox on Windows",
      ip: "203.0.113.7",
      place: "Bern",
      link,
      within: "7 days",
    }),
    [link, "7 days", "Firefox on Windows", "Bern, the address 203.0.113.7", "24 November 2026 at 08:06 UTC"],
  ],
  ["change_username_notice", changeUsernameNoticeMail({ appName, at, username: "alice" }), ["alice", "08:06 UTC"]],
  ["change_username_notice, none left", changeUsernameNoticeMail({ appName, at, username: null }), ["no username"]],
  ["username_recovery", usernameRecoveryMail({ appName, username: "alice", loginLink: link }), ["alice", link]],
  ["username_recovery of nobody", usernameRecoveryMail({ appName, username: null, loginLink: link }), ["no username"]],
  [
    "two_factor_instructions",
    codeMail({ appName, code: "314159", username: "alice", within: "5 minutes" }),
    ["314159", "5 minutes", "alice"],
  ],
  ...(["added", "changed", "removed"] as const).map((change): [string, MailContent, string[]] => [
    `two_factor_notice, ${change}`,
    factorNoticeMail({ appName, change, factor: "a code sent by mail", at, twoFactorLink: link }),
    ["a code sent by mail", "24 November 2026 at 08:06 UTC", link],
  ]),
  [
    "two_factor_rescue",
    rescueRequestMail({ appName, email, at, ip: "203.0.113.7" }),
    [email, "203.0.113.7", "24 November 2026 at 08:06 UTC"],
  ],
  [
    "second_factor_failed_notice",
    secondFactorFailedMail({ appName, at, ip: "203.0.113.7", passwordLink: link }),
    ["203.0.113.7", link],
  ],
  [
    "second_factor_failed_notice without a link",
    secondFactorFailedMail({ appName, at, ip: null, passwordLink: null }),
    ["24 November 2026 at 08:06 UTC"],
  ],
  ["recovery_codes_notice", codesMadeMail({ appName, at, count: 5, codesLink: link }), ["5 recovery codes", link]],
  [
    "recovery_code_used_notice",
    codeUsedMail({ appName, at, left: 4, isFew: false, codesLink: link }),
    ["4 codes are left", "24 November 2026 at 08:06 UTC"],
  ],
  [
    "recovery_code_used_notice, few left",
    codeUsedMail({ appName, at, left: 1, isFew: true, codesLink: link }),
    ["One code is left", link],
  ],
  ["access_reset_notice", accessResetMail({ appName, at, loginLink: link }), ["24 November 2026 at 08:06 UTC", link]],
  ["change_notice", changeNoticeMail({ appName, at, resetLink: null }), ["24 November 2026 at 08:06 UTC"]],
  [
    "password_removed_notice",
    removalNoticeMail({ appName, at, resetLink }),
    ["24 November 2026 at 08:06 UTC", resetLink],
  ],
  [
    "reset_instructions to somebody without a password",
    resetInstructionsMail({ appName, link: resetLink, within: "2 hours", notFor: "3 days" }),
    [resetLink, "2 hours", "3 days"],
  ],
  ...(["added", "changed", "removed"] as const).map((change): [string, MailContent, string[]] => [
    `passkey_${change}_notice`,
    passkeyNoticeMail({ appName, change, name: "Desk key", at, passkeysLink: link }),
    ["Desk key", "24 November 2026 at 08:06 UTC", link],
  ]),
];

describe.each(mails)("the mail %s", (_name, mail, facts) => {
  it("says the same in its text and its HTML part", async () => {
    const { html, text } = await renderMail(mail.element);
    expect(words(visible(html))).toBe(words(text));
    for (const fact of facts) expect(text).toContain(fact);
  });

  it("shows each link once in the text, in full", async () => {
    const { html, text } = await renderMail(mail.element);
    const links = new Set([...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => decode(href ?? "")));
    for (const href of links) expect(text.split(href)).toHaveLength(2);
    expect([...text.matchAll(/https?:/g)]).toHaveLength(links.size);
  });

  it("loads nothing from anywhere and runs nothing", async () => {
    const { html } = await renderMail(mail.element);
    expect(html).not.toMatch(/<(img|link|script|iframe|object|form)\b|url\(|@import|\ssrc=|\son\w+=/i);
  });
});

it("a name that looks like markup is shown as text", async () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what an attacker would type.
  const username = "<img src=x onerror=alert(1)>${7*7}{{7*7}}";
  const { element } = welcomeExistingMail({ appName, email, username, resetLink, confirmationLink: null });
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
