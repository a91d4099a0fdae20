import { MailCode, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";

/** A code for signing in, for a second step or for proving an address. */
export function codeMail(props: {
  appName: string;
  code: string;
  username: string | null;
  within: string;
}): MailContent {
  const { appName, code, username, within } = props;
  const subject = `Your code for ${appName}`;
  const element = (
    <MailLayout
      appName={appName}
      title={subject}
      preheader={`It works for ${within}.`}
      reason={`You get this mail because somebody asked for a code${username ? ` for the account ${username}` : ""} at ${appName}.`}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>Type this code where you were asked for it:</MailText>
      <MailCode>{code}</MailCode>
      <MailText>It works for {within}, once. Give it to nobody: we never ask for it by phone or mail.</MailText>
      <MailText>Was it not you? Then somebody may know your password: change it.</MailText>
    </MailLayout>
  );
  return { subject, element };
}
