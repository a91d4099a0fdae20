import type { Language } from "@/lib/i18n/language";
import { MailButton, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";

/** For somebody whose recovery codes were made anew. */
export function codesMadeMail(
  language: Language,
  props: { appName: string; at: Date; count: number; codesLink: string },
): MailContent {
  const { appName, count, codesLink } = props;
  const at = language.moment(props.at);
  const t = language.texts("mails.recoveryCodesMade");
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
      <MailText>{t("happened", { at, count })}</MailText>
      <MailText>{t("wasItNotYou")}</MailText>
      <MailButton href={codesLink}>{t("button")}</MailButton>
    </MailLayout>
  );
  return { subject, element };
}

/** For somebody who signed in by a recovery code. `isFew` says that it is time for new ones. */
export function codeUsedMail(
  language: Language,
  props: { appName: string; at: Date; left: number; isFew: boolean; codesLink: string },
): MailContent {
  const { appName, left, isFew, codesLink } = props;
  const at = language.moment(props.at);
  const t = language.texts("mails.recoveryCodeUsed");
  const subject = isFew ? t("subjectOfFew") : t("subject");
  const element = (
    <MailLayout
      language={language}
      appName={appName}
      title={subject}
      preheader={t("preheader", { left })}
      reason={t("reason", { appName })}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>{t("happened", { at, left })}</MailText>
      {isFew ? (
        <>
          <MailText>{t("makeNew")}</MailText>
          <MailButton href={codesLink}>{t("button")}</MailButton>
        </>
      ) : (
        <MailText>{t("wasItYou")}</MailText>
      )}
      <MailText>{t("wasItNotYou")}</MailText>
    </MailLayout>
  );
  return { subject, element };
}
