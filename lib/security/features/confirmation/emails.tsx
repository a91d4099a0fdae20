import type { Language } from "@/lib/i18n/language";
import { MailButton, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";

/** For somebody who asked for a new confirmation link, which works for `within` milliseconds. */
export function confirmationInstructionsMail(
  language: Language,
  props: { appName: string; link: string; within: number },
): MailContent {
  const { appName, link } = props;
  const within = language.duration(props.within);
  const t = language.texts("mails.confirmation");
  const subject = t("subject");
  const element = (
    <MailLayout
      language={language}
      appName={appName}
      title={subject}
      preheader={t("preheader", { within })}
      reason={t("reason", { appName })}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>{t("request")}</MailText>
      <MailButton href={link}>{t("button")}</MailButton>
      <MailText>{t("validity", { within })}</MailText>
      <MailText>{t("wasItNotYou")}</MailText>
    </MailLayout>
  );
  return { subject, element };
}
