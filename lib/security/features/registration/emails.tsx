import type { Language } from "@/lib/i18n/language";
import { MailButton, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";

type Welcome = {
  appName: string;
  email: string;
  /** The link, and for how many milliseconds it works; null where addresses need no confirmation. */
  confirmation: { link: string; within: number } | null;
};

/** For somebody who has just registered. */
export function welcomeMail(language: Language, { appName, email, confirmation }: Welcome): MailContent {
  const t = language.texts("mails.welcome");
  const subject = t("subject", { appName });
  const element = (
    <MailLayout
      language={language}
      appName={appName}
      title={subject}
      preheader={confirmation ? t("preheaderToConfirm") : t("preheader")}
      reason={t("reason", { appName, email })}
    >
      <MailHeading>{subject}</MailHeading>
      {confirmation ? (
        <>
          <MailText>{t("confirm")}</MailText>
          <MailButton href={confirmation.link}>{t("button")}</MailButton>
          <MailText>{t("validity", { within: language.duration(confirmation.within) })}</MailText>
          <MailText>{t("wasItNotYouToConfirm")}</MailText>
        </>
      ) : (
        <>
          <MailText>{t("ready", { email })}</MailText>
          <MailText>{t("wasItNotYou")}</MailText>
        </>
      )}
    </MailLayout>
  );
  return { subject, element };
}

type WelcomeExisting = {
  appName: string;
  email: string;
  username: string | null;
  resetLink: string | null;
  confirmationLink: string | null;
};

/** For somebody who registered again with the address of an account; the page gives that away to nobody. */
export function welcomeExistingMail(language: Language, props: WelcomeExisting): MailContent {
  const { appName, email, username, resetLink, confirmationLink } = props;
  const t = language.texts("mails.welcomeExisting");
  const subject = t("subject", { appName });
  const element = (
    <MailLayout
      language={language}
      appName={appName}
      title={subject}
      preheader={t("preheader")}
      reason={t("reason", { appName, email })}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>{t("happened", { email })}</MailText>
      {username && <MailText>{t("username", { username })}</MailText>}
      {confirmationLink && (
        <>
          <MailText>{t("confirm")}</MailText>
          <MailButton href={confirmationLink}>{t("confirmButton")}</MailButton>
        </>
      )}
      {resetLink && (
        <>
          <MailText>{t("reset")}</MailText>
          <MailButton href={resetLink}>{t("resetButton")}</MailButton>
        </>
      )}
      {(confirmationLink || resetLink) && <MailText>{t("validity")}</MailText>}
      <MailText>{t("wasItNotYou")}</MailText>
    </MailLayout>
  );
  return { subject, element };
}

/** For somebody who registered with a new address and the username of somebody else. */
export function welcomeExistingUsernameMail(
  language: Language,
  props: { appName: string; email: string; username: string },
): MailContent {
  const { appName, email, username } = props;
  const t = language.texts("mails.welcomeExistingUsername");
  const subject = t("subject", { appName });
  const element = (
    <MailLayout
      language={language}
      appName={appName}
      title={subject}
      preheader={t("preheader")}
      reason={t("reason", { appName, email })}
    >
      <MailHeading>{t("heading")}</MailHeading>
      <MailText>{t("happened", { email, username })}</MailText>
      <MailText>{t("wasItNotYou")}</MailText>
    </MailLayout>
  );
  return { subject, element };
}
