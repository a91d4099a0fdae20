import type { Language } from "@/lib/i18n/language";
import { MailButton, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";

type Pause = {
  appName: string;
  /** How long passwords are not looked at, and how long the link works; in milliseconds. */
  pause: number;
  within: number;
  link: string;
  resetLink: string | null;
};

/** For somebody whose password is not looked at for a while, because it was wrong too often. */
export function signInPausedMail(language: Language, props: Pause): MailContent {
  const { appName, link, resetLink } = props;
  const [pause, within] = [language.duration(props.pause), language.duration(props.within)];
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
