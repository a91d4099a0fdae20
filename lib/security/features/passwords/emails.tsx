import type { Language } from "@/lib/i18n/language";
import { MailButton, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";

type Notice = {
  appName: string;
  /** When it happened. */
  at: Date;
  /** The page that asks for a reset link, without any secret; null where passwords cannot be reset. */
  resetLink: string | null;
};

/** For somebody whose password was chosen anew by a reset link; `others` = what became of other ways to sign in. */
export const resetNoticeMail = (language: Language, notice: Notice, others: "kept" | "taken" = "kept"): MailContent =>
  passwordNotice(language, "reset", notice, others);

/** For somebody whose password was changed, by themselves or an administrator. */
export const changeNoticeMail = (language: Language, notice: Notice): MailContent =>
  passwordNotice(language, "changed", notice);

/** For somebody who did away with the password and signs in another way. */
export const removalNoticeMail = (language: Language, notice: Notice): MailContent =>
  passwordNotice(language, "removed", notice);

function passwordNotice(
  language: Language,
  change: "reset" | "changed" | "removed",
  { appName, at, resetLink }: Notice,
  others: "kept" | "taken" = "kept",
): MailContent {
  const t = language.texts("mails.password");
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
      <MailText>{t(`happened.${change}`, { at: language.moment(at) })}</MailText>
      {others === "taken" && <MailText>{t("othersTaken")}</MailText>}
      {resetLink ? (
        <>
          <MailText>{t("wasItNotYou")}</MailText>
          <MailButton href={resetLink}>{t("button")}</MailButton>
          <MailText>{t("afterwards")}</MailText>
        </>
      ) : (
        <MailText>{t("tellThose", { appName })}</MailText>
      )}
    </MailLayout>
  );
  return { subject, element };
}
