import type { Language } from "@/lib/i18n/language";
import { MailButton, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";

/** For somebody whose access an administrator has reset. `loginLink` is the sign-in page. */
export function accessResetMail(
  language: Language,
  props: { appName: string; at: Date; loginLink: string },
): MailContent {
  const { appName, loginLink } = props;
  const at = language.moment(props.at);
  const t = language.texts("mails.accessReset");
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
      <MailText>{t("happened", { at })}</MailText>
      <MailButton href={loginLink}>{t("button")}</MailButton>
      <MailText>{t("notAskedFor", { appName })}</MailText>
    </MailLayout>
  );
  return { subject, element };
}

/** For somebody as whom an administrator looks at the application, for `limit` milliseconds at most. */
export function impersonationMail(
  language: Language,
  props: { appName: string; at: Date; reason: string; limit: number },
): MailContent {
  const { appName, reason } = props;
  const [at, limit] = [language.moment(props.at), language.duration(props.limit)];
  const t = language.texts("mails.impersonation");
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
      <MailText>{t("happened", { at, appName, limit })}</MailText>
      <MailText>{t("theirReason", { reason })}</MailText>
      <MailText>{t("limits")}</MailText>
    </MailLayout>
  );
  return { subject, element };
}
