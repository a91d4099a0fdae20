import { MailButton, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";
import { formatMailTime } from "@/lib/mail/time";

/** For somebody whose recovery codes were made anew. */
export function codesMadeMail(props: { appName: string; at: Date; count: number; codesLink: string }): MailContent {
  const { appName, at, count, codesLink } = props;
  const subject = "You have new recovery codes";
  const element = (
    <MailLayout
      appName={appName}
      title={subject}
      preheader="Older ones no longer work."
      reason={`You get this mail because recovery codes of your account at ${appName} were made. It is sent each time.`}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>
        On {formatMailTime(at)}, {count} recovery codes were made for your account. Those you had before no longer work.
      </MailText>
      <MailText>
        Was it not you? Then somebody else is in your account. Change your password at once, and make new codes:
      </MailText>
      <MailButton href={codesLink}>Look at my recovery codes</MailButton>
    </MailLayout>
  );
  return { subject, element };
}

/** For somebody who signed in by a recovery code. `isFew` says that it is time for new ones. */
export function codeUsedMail(props: {
  appName: string;
  at: Date;
  left: number;
  isFew: boolean;
  codesLink: string;
}): MailContent {
  const { appName, at, left, isFew, codesLink } = props;
  const subject = isFew ? "A recovery code was used, and few are left" : "A recovery code was used";
  const element = (
    <MailLayout
      appName={appName}
      title={subject}
      preheader={`${leftText(left)} left.`}
      reason={`You get this mail because a recovery code of your account at ${appName} was used. It is sent each time.`}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>
        On {formatMailTime(at)}, somebody signed in to your account with your password and a recovery code.{" "}
        {leftText(left)} left.
      </MailText>
      {isFew ? (
        <>
          <MailText>Was it you? Then make new codes while you are signed in:</MailText>
          <MailButton href={codesLink}>Make new recovery codes</MailButton>
        </>
      ) : (
        <MailText>Was it you? Then there is nothing to do.</MailText>
      )}
      <MailText>
        Was it not you? Then somebody knows your password and has your codes. Change the password at once and make new
        codes.
      </MailText>
    </MailLayout>
  );
  return { subject, element };
}

const leftText = (left: number): string =>
  left === 0 ? "No code is" : left === 1 ? "One code is" : `${left} codes are`;
