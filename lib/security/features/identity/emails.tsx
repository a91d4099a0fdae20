import type { Language } from "@/lib/i18n/language";
import { MailButton, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";

/** For the new address; the link works for `within` milliseconds. */
export function changeEmailInstructionsMail(
  language: Language,
  props: { appName: string; link: string; within: number },
): MailContent {
  const { appName, link } = props;
  const within = language.duration(props.within);
  const t = language.texts("mails.changeEmail");
  const subject = t("subject");
  const element = (
    <MailLayout
      language={language}
      appName={appName}
      title={subject}
      preheader={t("preheader", { within })}
      reason={t("reason", { appName })}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>{t("happened", { appName })}</MailText>
      <MailButton href={link}>{t("button")}</MailButton>
      <MailText>{t("validity", { within })}</MailText>
      <MailText>{t("wasItNotYou")}</MailText>
    </MailLayout>
  );
  return { subject, element };
}

/** For the former address: what happened, and the link that takes it back for `within` milliseconds. */
export function changeEmailNoticeMail(
  language: Language,
  props: { appName: string; at: Date; newEmail: string; undoLink: string; within: number },
): MailContent {
  const { appName, newEmail, undoLink } = props;
  const [at, within] = [language.moment(props.at), language.duration(props.within)];
  const t = language.texts("mails.emailChanged");
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
      <MailText>{t("happened", { at, appName, newEmail })}</MailText>
      <MailText>{t("wasItNotYou", { within })}</MailText>
      <MailButton href={undoLink}>{t("button")}</MailButton>
      <MailText>{t("afterwards")}</MailText>
    </MailLayout>
  );
  return { subject, element };
}

/** For somebody whose username is another one now; null = they have none any more. */
export function changeUsernameNoticeMail(
  language: Language,
  props: { appName: string; at: Date; username: string | null },
): MailContent {
  const { appName, username } = props;
  const at = language.moment(props.at);
  const t = language.texts("mails.usernameChanged");
  const subject = username ? t("subject") : t("subjectOfRemoval");
  const element = (
    <MailLayout
      language={language}
      appName={appName}
      title={subject}
      preheader={t("preheader")}
      reason={t("reason", { appName })}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>{username ? t("happened", { at, username }) : t("happenedByRemoval", { at })}</MailText>
      <MailText>{t("wasItYou")}</MailText>
    </MailLayout>
  );
  return { subject, element };
}

/** For somebody who has forgotten the username; null = there is none to remember. */
export function usernameRecoveryMail(
  language: Language,
  props: { appName: string; username: string | null; loginLink: string },
): MailContent {
  const { appName, username, loginLink } = props;
  const t = language.texts("mails.usernameRecovery");
  const subject = t("subject", { appName });
  const element = (
    <MailLayout
      language={language}
      appName={appName}
      title={subject}
      preheader={t("preheader")}
      reason={t("reason", { appName })}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>{username ? t("answer", { username }) : t("noUsername")}</MailText>
      <MailButton href={loginLink}>{t("button")}</MailButton>
      <MailText>{t("wasItNotYou")}</MailText>
    </MailLayout>
  );
  return { subject, element };
}
