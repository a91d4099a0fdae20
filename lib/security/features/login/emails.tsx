import { MailButton, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";

/** A link that signs in, where there is no other way to; `within` is how long it works, such as "30 minutes". */
export function loginInstructionsMail(props: { appName: string; link: string; within: string }): MailContent {
  const { appName, link, within } = props;
  const subject = `Sign in to ${appName}`;
  const element = (
    <MailLayout
      appName={appName}
      title={subject}
      preheader={`The link works once, for ${within}.`}
      reason={`You get this mail because somebody wants to sign in to ${appName} with this address.`}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>Open this link in the browser in which you asked for it:</MailText>
      <MailButton href={link}>Sign in</MailButton>
      <MailText>It works once, for {within}. In another browser you are asked for your address first.</MailText>
      <MailText>Was it not you? Then do nothing: without this mail nobody gets in.</MailText>
    </MailLayout>
  );
  return { subject, element };
}
