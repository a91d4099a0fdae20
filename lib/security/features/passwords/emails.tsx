import { MailButton, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";
import { formatMailTime } from "@/lib/mail/time";

type Notice = {
  appName: string;
  /** When it happened. */
  at: Date;
  /** The page that asks for a reset link, without any secret; null where passwords cannot be reset. */
  resetLink: string | null;
};

/** For somebody whose password was chosen anew by a reset link; `others` = what became of other ways to sign in. */
export function resetNoticeMail(notice: Notice, others: "kept" | "taken" = "kept"): MailContent {
  return passwordNotice(
    notice,
    "Your password was reset",
    "With a link sent to this address, a new password was chosen",
    others === "taken"
      ? "The address had not been confirmed before, so whatever else could sign in to the account, such as a passkey, was taken out of it."
      : null,
  );
}

/** For somebody whose password was changed, by themselves or an administrator. */
export function changeNoticeMail(notice: Notice): MailContent {
  return passwordNotice(notice, "Your password was changed", "The password of your account was changed");
}

/** For somebody who did away with the password and signs in another way. */
export function removalNoticeMail(notice: Notice): MailContent {
  return passwordNotice(notice, "Your password was removed", "The password of your account was removed");
}

function passwordNotice(
  { appName, at, resetLink }: Notice,
  subject: string,
  what: string,
  more: string | null = null,
): MailContent {
  const element = (
    <MailLayout
      appName={appName}
      title={subject}
      preheader="Was it you? Then there is nothing to do."
      reason={`You get this mail because the password of your account at ${appName} is not what it was. It is sent each time.`}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>
        {what} on {formatMailTime(at)}. Was it you? Then there is nothing to do.
      </MailText>
      {more && <MailText>{more}</MailText>}
      {resetLink ? (
        <>
          <MailText>
            Was it not you? Then somebody else can get into your account. Choose a new password at once:
          </MailText>
          <MailButton href={resetLink}>Choose a new password</MailButton>
          <MailText>Afterwards, check who else can read your mail.</MailText>
        </>
      ) : (
        <MailText>
          Was it not you? Then somebody else can get into your account. Tell those who run {appName} at once.
        </MailText>
      )}
    </MailLayout>
  );
  return { subject, element };
}
