import type { Language } from "@/lib/i18n/language";
import { MailButton, MailCode, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";

type Code = {
  appName: string;
  code: string;
  username: string | null;
  /** How long it works, in milliseconds. */
  within: number;
};

/** A code for signing in, for a second step or for proving an address. */
export function codeMail(language: Language, props: Code): MailContent {
  const { appName, code, username } = props;
  const within = language.duration(props.within);
  const t = language.texts("mails.code");
  const subject = t("subject", { appName });
  const element = (
    <MailLayout
      language={language}
      appName={appName}
      title={subject}
      preheader={t("preheader", { within })}
      reason={username ? t("reasonWithUsername", { appName, username }) : t("reason", { appName })}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>{t("typeIt")}</MailText>
      <MailCode>{code}</MailCode>
      <MailText>{t("validity", { within })}</MailText>
      <MailText>{t("wasItNotYou")}</MailText>
    </MailLayout>
  );
  return { subject, element };
}

/** Signing in without a password: the code to type, and the link that does the same in the browser that asked. */
export function signInMail(language: Language, props: Code & { link: string }): MailContent {
  const { appName, code, link, username } = props;
  const within = language.duration(props.within);
  const t = language.texts("mails.signIn");
  const subject = t("subject", { appName });
  const element = (
    <MailLayout
      language={language}
      appName={appName}
      title={subject}
      preheader={t("preheader", { code, within })}
      reason={username ? t("reasonWithUsername", { appName, username }) : t("reason", { appName })}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>{t("typeIt")}</MailText>
      <MailCode>{code}</MailCode>
      <MailText>{t("orOpen")}</MailText>
      <MailButton href={link}>{t("button")}</MailButton>
      <MailText>{t("validity", { within })}</MailText>
      <MailText>{t("wasItNotYou")}</MailText>
    </MailLayout>
  );
  return { subject, element };
}

type ResetLink = {
  appName: string;
  link: string;
  /** How long the link works, in milliseconds. */
  within: number;
  /** How long until it starts to work, for somebody who has no password; 0 = it does at once. */
  wait?: number;
};

/** For somebody who has forgotten the password. */
export function resetInstructionsMail(language: Language, props: ResetLink): MailContent {
  const { appName, link, wait = 0 } = props;
  const within = language.duration(props.within);
  const t = language.texts("mails.resetLink");
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
      <MailText>{t("happened")}</MailText>
      <MailButton href={link}>{t("button")}</MailButton>
      {wait === 0 ? (
        <>
          <MailText>{t("validity", { within })}</MailText>
          <MailText>{t("wasItNotYou")}</MailText>
        </>
      ) : (
        <>
          <MailText>{t("validityAfterWait", { wait: language.duration(wait), within })}</MailText>
          <MailText>{t("wasItNotYouDuringWait")}</MailText>
        </>
      )}
    </MailLayout>
  );
  return { subject, element };
}

/** For somebody whose first factor was right, and whose second one was wrong until the sign-in was given up. */
export function secondFactorFailedMail(
  language: Language,
  props: {
    appName: string;
    at: Date;
    ip: string | null;
    /** Where the password is changed; null where there is no such page. */
    passwordLink: string | null;
  },
): MailContent {
  const { appName, ip, passwordLink } = props;
  const at = language.moment(props.at);
  const t = language.texts("mails.secondFactorFailed");
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
      <MailText>{ip ? t("happenedAtAddress", { at, ip }) : t("happened", { at })}</MailText>
      {passwordLink ? (
        <>
          <MailText>{t("wasItNotYou")}</MailText>
          <MailButton href={passwordLink}>{t("button")}</MailButton>
        </>
      ) : (
        <MailText>{t("tellThose", { appName })}</MailText>
      )}
    </MailLayout>
  );
  return { subject, element };
}
