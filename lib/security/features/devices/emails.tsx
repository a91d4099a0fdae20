import { MailButton, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";
import { formatMailTime } from "@/lib/mail/time";

/** For somebody who signed in from a browser that was never used for the account. `within`: how long the link works. */
export function newDeviceMail(props: {
  appName: string;
  at: Date;
  browser: string;
  ip: string | null;
  place: string | null;
  link: string;
  within: string;
}): MailContent {
  const { appName, at, browser, ip, place, link, within } = props;
  const subject = `New sign-in to ${appName}`;
  const from = [place, ip ? `the address ${ip}` : null].filter(Boolean).join(", ");
  const element = (
    <MailLayout
      appName={appName}
      title={subject}
      preheader={`${browser}, ${formatMailTime(at)}. Was it you? Then there is nothing to do.`}
      reason={`You get this mail because your account at ${appName} was used in a browser for the first time.`}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>
        On {formatMailTime(at)} somebody signed in to your account with {browser}
        {from ? ` (${from})` : ""}. Was it you? Then there is nothing to do.
      </MailText>
      <MailText>
        Was it not you? Then say so within {within}: everybody is signed out, the account is locked, and you choose a
        new password.
      </MailText>
      <MailButton href={link}>This was not me</MailButton>
    </MailLayout>
  );
  return { subject, element };
}
