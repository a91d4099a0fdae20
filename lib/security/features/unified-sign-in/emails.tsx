import type { Language } from "@/lib/i18n/language";
import { MailButton, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";
import type { TwoFactorMethod } from "@/prisma/generated/client";

/** For somebody who signs in by something more, or less, than before. */
export function signInMethodMail(
  language: Language,
  props: {
    appName: string;
    change: "added" | "removed";
    methods: readonly TwoFactorMethod[];
    at: Date;
    /** Where to look at them. */
    methodsLink: string;
  },
): MailContent {
  const { appName, change, methodsLink } = props;
  const at = language.moment(props.at);
  const t = language.texts("mails.signInMethod");
  const methods = language.list(props.methods.map((method) => t(`methods.${method}`)));
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
      <MailText>{t(`happened.${change}`, { at, methods })}</MailText>
      <MailText>{t("wasItNotYou")}</MailText>
      <MailButton href={methodsLink}>{t("button")}</MailButton>
    </MailLayout>
  );
  return { subject, element };
}
