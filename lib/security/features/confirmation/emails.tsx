import { MailButton, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";

/** For somebody who asked for a new confirmation link; `within` is how long it works, such as "2 days". */
export function confirmationInstructionsMail(props: { appName: string; link: string; within: string }): MailContent {
  const { appName, link, within } = props;
  const subject = "Please confirm your e-mail address";
  const element = (
    <MailLayout
      appName={appName}
      title={subject}
      preheader={`The link works for ${within}.`}
      reason={`You get this mail because somebody asked ${appName} for a confirmation link for this address.`}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>Please confirm that this e-mail address is yours. Then your account is ready.</MailText>
      <MailButton href={link}>Confirm my address</MailButton>
      <MailText>The link works for {within}. If it has expired, ask for a new one on the sign-in page.</MailText>
      <MailText>Was it not you? Then do nothing: without your confirmation nobody can use this address.</MailText>
    </MailLayout>
  );
  return { subject, element };
}
