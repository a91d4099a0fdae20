import type { Language } from "@/lib/i18n/language";
import { MailButton, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";

export type PasskeyChange = "added" | "changed" | "removed";

/** For somebody whose passkeys changed, by themselves or by whoever got into the account. `at` is when. */
export function passkeyNoticeMail(
  language: Language,
  notice: {
    appName: string;
    change: PasskeyChange;
    /** The person's own name for the passkey. */
    name: string;
    at: Date;
    passkeysLink: string;
  },
): MailContent {
  const { appName, change, name, passkeysLink } = notice;
  const at = language.moment(notice.at);
  const t = language.texts("mails.passkey");
  const subject = t(`subject.${change}`);
  const element = (
    <MailLayout
      language={language}
      appName={appName}
      title={subject}
      preheader={t("preheader")}
      reason={t("reason", { appName })}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>{t(`happened.${change}`, { name, at })}</MailText>
      <MailText>{t(`wasItNotYou.${change}`)}</MailText>
      <MailButton href={passkeysLink}>{t("button")}</MailButton>
    </MailLayout>
  );
  return { subject, element };
}
