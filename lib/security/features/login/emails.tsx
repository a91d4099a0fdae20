import type { Language } from "@/lib/i18n/language";
import { MailButton, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";

/** A link that signs in, where there is no other way to; it works for `within` milliseconds. */
export function loginInstructionsMail(
  language: Language,
  props: { appName: string; link: string; within: number },
): MailContent {
  const { appName, link } = props;
  const within = language.duration(props.within);
  const t = language.texts("mails.loginLink");
  const subject = t("subject", { appName });
  const element = (
    <MailLayout
      language={language}
      appName={appName}
      title={subject}
      preheader={t("preheader", { within })}
      reason={t("reason", { appName })}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>{t("openIt")}</MailText>
      <MailButton href={link}>{t("button")}</MailButton>
      <MailText>{t("validity", { within })}</MailText>
      <MailText>{t("wasItNotYou")}</MailText>
    </MailLayout>
  );
  return { subject, element };
}
