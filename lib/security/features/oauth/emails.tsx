import type { Language } from "@/lib/i18n/language";
import { MailButton, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";

export type ConnectionChange = "connected" | "disconnected";

/** For somebody whose account was connected with one at another service, or disconnected from it. `at` is when. */
export function connectionNoticeMail(
  language: Language,
  notice: {
    appName: string;
    change: ConnectionChange;
    /** The service's name. */
    provider: string;
    at: Date;
    connectionsLink: string;
  },
): MailContent {
  const { appName, change, provider, connectionsLink } = notice;
  const at = language.moment(notice.at);
  const t = language.texts("mails.connection");
  const subject = t(`subject.${change}`, { provider });
  const element = (
    <MailLayout
      language={language}
      appName={appName}
      title={subject}
      preheader={t("preheader")}
      reason={t("reason", { appName })}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>{t(`happened.${change}`, { at, provider })}</MailText>
      <MailText>{t("wasItNotYou")}</MailText>
      <MailButton href={connectionsLink}>{t("button")}</MailButton>
    </MailLayout>
  );
  return { subject, element };
}
