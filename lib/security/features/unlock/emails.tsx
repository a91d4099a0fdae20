import type { Language } from "@/lib/i18n/language";
import { MailButton, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";

/** For somebody whose password is not looked at for a while (`pause`), because it was wrong too often. */
export function signInPausedMail(
  language: Language,
  /** How long each lasts, in milliseconds. */
  times: { pause: number; within: number },
  props: { appName: string; link: string; resetLink: string | null },
): MailContent {
  const { appName, link, resetLink } = props;
  const [pause, within] = [language.duration(times.pause), language.duration(times.within)];
  const t = language.texts("mails.unlock");
  const subject = t("subject");
  const element = (
    <MailLayout
      language={language}
      appName={appName}
      title={subject}
      preheader={t("preheader", { pause })}
      reason={t("reason", { appName })}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>{t("happened", { pause })}</MailText>
      <MailText>{t("wasItYou", { within })}</MailText>
      <MailButton href={link}>{t("button")}</MailButton>
      {resetLink ? <MailText>{t("wasItNotYou", { resetLink })}</MailText> : null}
    </MailLayout>
  );
  return { subject, element };
}
