import { MailButton, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";
import { formatMailTime } from "@/lib/mail/time";

/**
 * For somebody of whose app a refresh token came back after it was used. `since` is when that app signed in; `passwordLink` is
 * the page that changes the password, null where there is none.
 */
export function refreshReuseMail(props: {
  appName: string;
  at: Date;
  since: Date;
  passwordLink: string | null;
}): MailContent {
  const { appName, at, since, passwordLink } = props;
  const subject = "An app was signed out of your account";
  const element = (
    <MailLayout
      appName={appName}
      title={subject}
      preheader="It showed a key that had been used before."
      reason={`You get this mail because an app that uses your account at ${appName} behaved as if its key had been copied.`}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>
        An app that signed in to your account on {formatMailTime(since)} showed a key that works only once for the
        second time, on {formatMailTime(at)}. Perhaps its connection broke at the wrong moment; perhaps somebody copied
        the key. To be safe, that sign-in was ended. All others go on.
      </MailText>
      <MailText>Do you know the app? Then sign in there again.</MailText>
      {passwordLink ? (
        <>
          <MailText>Do you not know it? Then change your password, which signs out everybody else:</MailText>
          <MailButton href={passwordLink}>Change my password</MailButton>
        </>
      ) : (
        <MailText>Do you not know it? Then tell those who run {appName} at once.</MailText>
      )}
    </MailLayout>
  );
  return { subject, element };
}
