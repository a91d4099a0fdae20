import type { Language } from "@/lib/i18n/language";
import { MailButton, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";

type NewDevice = {
  appName: string;
  at: Date;
  browser: string;
  ip: string | null;
  place: string | null;
  link: string;
  /** How long the link works, in milliseconds. */
  within: number;
};

/** For somebody who signed in from a browser that was never used for the account. */
export function newDeviceMail(language: Language, props: NewDevice): MailContent {
  const { appName, browser, link } = props;
  const [at, within] = [language.moment(props.at), language.duration(props.within)];
  const t = language.texts("mails.newDevice");
  const subject = t("subject", { appName });
  const element = (
    <MailLayout
      language={language}
      appName={appName}
      title={subject}
      preheader={t("preheader", { browser, at })}
      reason={t("reason", { appName })}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>{happened(language, props)}</MailText>
      <MailText>{t("wasItNotYou", { within })}</MailText>
      <MailButton href={link}>{t("button")}</MailButton>
    </MailLayout>
  );
  return { subject, element };
}

function happened(language: Language, { browser, place, ip, ...props }: NewDevice): string {
  const t = language.texts("mails.newDevice.happened");
  const at = language.moment(props.at);
  if (place && ip) return t("atPlaceAndAddress", { at, browser, place, ip });
  if (place) return t("atPlace", { at, browser, place });
  return ip ? t("atAddress", { at, browser, ip }) : t("somewhere", { at, browser });
}
