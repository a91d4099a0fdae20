import type { Language } from "@/lib/i18n/language";
import { MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";

/** The last mail to somebody whose account is gone. */
export function accountErasedMail(language: Language, props: { appName: string; at: Date }): MailContent {
  const { appName, at } = props;
  const t = language.texts("mails.accountErased");
  const subject = t("subject", { appName });
  const element = (
    <MailLayout
      language={language}
      appName={appName}
      title={subject}
      preheader={t("preheader")}
      reason={t("reason", { appName })}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>{t("happened", { at: language.moment(at) })}</MailText>
    </MailLayout>
  );
  return { subject, element };
}
