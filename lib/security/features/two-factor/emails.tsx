import type { Language } from "@/lib/i18n/language";
import { MailButton, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";
import type { TwoFactorMethod } from "@/prisma/generated/client";

export type FactorChange = "added" | "changed" | "removed";

/** For somebody whose second factor is a new one or gone. */
export function factorNoticeMail(
  language: Language,
  props: {
    appName: string;
    change: FactorChange;
    method: TwoFactorMethod;
    at: Date;
    /** Where to look at it, and to change the password. */
    twoFactorLink: string;
  },
): MailContent {
  const { appName, change, method, twoFactorLink } = props;
  const at = language.moment(props.at);
  const t = language.texts("mails.secondFactor");
  const subject = t(`subject.${change}`);
  const element = (
    <MailLayout
      language={language}
      appName={appName}
      title={subject}
      preheader={t("preheader")}
      reason={t("reason", { appName })}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>{t(`happened.${change}`, { method, at })}</MailText>
      <MailText>{t("wasItNotYou")}</MailText>
      <MailButton href={twoFactorLink}>{t("button")}</MailButton>
    </MailLayout>
  );
  return { subject, element };
}

/** For those who help: somebody knew the password of this account and says that the second factor is lost. */
export function rescueRequestMail(
  language: Language,
  props: { appName: string; email: string; at: Date; ip: string | null },
): MailContent {
  const { appName, email, ip } = props;
  const at = language.moment(props.at);
  const t = language.texts("mails.rescueRequest");
  const subject = t("subject", { email });
  const element = (
    <MailLayout
      language={language}
      appName={appName}
      title={subject}
      preheader={t("preheader")}
      reason={t("reason", { appName })}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>{ip ? t("happenedAtAddress", { email, at, ip }) : t("happened", { email, at })}</MailText>
      <MailText>{t("whatToDo")}</MailText>
    </MailLayout>
  );
  return { subject, element };
}
