import type { Language } from "@/lib/i18n/language";
import { MailButton, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";

/**
 * For somebody of whose app a refresh token came back after it was used. `since` is when that app signed in; `passwordLink` is
 * the page that changes the password, null where there is none.
 */
export function refreshReuseMail(
  language: Language,
  props: { appName: string; at: Date; since: Date; passwordLink: string | null },
): MailContent {
  const { appName, passwordLink } = props;
  const [at, since] = [language.moment(props.at), language.moment(props.since)];
  const t = language.texts("mails.refreshReuse");
  const subject = t("subject");
  const element = (
    <MailLayout
      language={language}
      appName={appName}
      title={subject}
      preheader={t("preheader")}
      reason={t("reason", { appName })}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>{t("happened", { since, at })}</MailText>
      <MailText>{t("isItYours")}</MailText>
      {passwordLink ? (
        <>
          <MailText>{t("isItNotYours")}</MailText>
          <MailButton href={passwordLink}>{t("button")}</MailButton>
        </>
      ) : (
        <MailText>{t("tellThose", { appName })}</MailText>
      )}
    </MailLayout>
  );
  return { subject, element };
}
