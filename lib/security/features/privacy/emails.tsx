import { MailButton, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";
import { formatMailTime } from "@/lib/mail/time";

/** For somebody who wants their account deleted. `link` keeps it. */
export function erasureRequestedMail(props: { appName: string; at: Date; eraseAt: Date; link: string }): MailContent {
  const { appName, at, eraseAt, link } = props;
  const subject = "Your account will be deleted";
  const element = (
    <MailLayout
      appName={appName}
      title={subject}
      preheader={`On ${formatMailTime(eraseAt)}. Until then you can keep it.`}
      reason={`You get this mail because somebody asked to delete your account at ${appName}.`}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>
        On {formatMailTime(at)} somebody, hopefully you, asked to delete your account. You are signed out everywhere. On{" "}
        {formatMailTime(eraseAt)} everything that is kept about you goes, and cannot be brought back.
      </MailText>
      <MailText>Was it not you, or do you think better of it? Then sign in, or press this button:</MailText>
      <MailButton href={link}>Keep my account</MailButton>
    </MailLayout>
  );
  return { subject, element };
}

/** For somebody whose account stays after all. */
export function accountKeptMail(props: { appName: string; at: Date }): MailContent {
  const { appName, at } = props;
  const subject = "Your account stays";
  const element = (
    <MailLayout
      appName={appName}
      title={subject}
      preheader="It is not deleted."
      reason={`You get this mail because you have an account at ${appName}.`}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>
        On {formatMailTime(at)} you came back, or said that you want to keep your account. It is not deleted. Was it not
        you who asked for that? Then change your password.
      </MailText>
    </MailLayout>
  );
  return { subject, element };
}
