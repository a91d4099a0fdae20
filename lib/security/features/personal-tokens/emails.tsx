import type { Language } from "@/lib/i18n/language";
import { MailButton, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";

/** For somebody in whose account a personal token was made. `tokensLink` is the page that lists and revokes them. */
export function tokenMadeMail(
  language: Language,
  props: {
    appName: string;
    at: Date;
    name: string;
    permissions: readonly string[];
    /** null = it lives until it is revoked. */
    expiresAt: Date | null;
    tokensLink: string;
  },
): MailContent {
  const { appName, name, permissions, tokensLink } = props;
  const at = language.moment(props.at);
  const expiresAt = props.expiresAt && language.moment(props.expiresAt);
  const t = language.texts("mails.personalToken");
  const subject = t("subject");
  const element = (
    <MailLayout
      language={language}
      appName={appName}
      title={subject}
      preheader={t("preheader", { name })}
      reason={t("reason", { appName })}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>{t("happened", { at, name })}</MailText>
      <MailText>
        {permissions.length > 0 ? t("opens", { permissions: language.list(permissions) }) : t("opensNothing")}
      </MailText>
      <MailText>{expiresAt ? t("worksUntil", { expiresAt }) : t("worksUntilRevoked")}</MailText>
      <MailText>{t("wasItNotYou")}</MailText>
      <MailButton href={tokensLink}>{t("button")}</MailButton>
    </MailLayout>
  );
  return { subject, element };
}
