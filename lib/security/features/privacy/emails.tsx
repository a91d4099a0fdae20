import type { Language } from "@/lib/i18n/language";
import { MailButton, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";

/** For somebody who wants their account deleted. `link` keeps it. */
export function erasureRequestedMail(
  language: Language,
  props: { appName: string; at: Date; eraseAt: Date; link: string },
): MailContent {
  const { appName, link } = props;
  const [at, eraseAt] = [language.moment(props.at), language.moment(props.eraseAt)];
  const t = language.texts("mails.erasureRequested");
  const subject = t("subject");
  const element = (
    <MailLayout
      language={language}
      appName={appName}
      title={subject}
      preheader={t("preheader", { eraseAt })}
      reason={t("reason", { appName })}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>{t("happened", { at, eraseAt })}</MailText>
      <MailText>{t("wayBack")}</MailText>
      <MailButton href={link}>{t("button")}</MailButton>
    </MailLayout>
  );
  return { subject, element };
}

/** For somebody whose account stays after all. */
export function accountKeptMail(language: Language, props: { appName: string; at: Date }): MailContent {
  const { appName, at } = props;
  const t = language.texts("mails.accountKept");
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
      <MailText>{t("happened", { at: language.moment(at) })}</MailText>
    </MailLayout>
  );
  return { subject, element };
}
