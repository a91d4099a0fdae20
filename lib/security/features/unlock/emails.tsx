import { MailButton, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";

/** For somebody whose password is not looked at for a while (`pause`), because it was wrong too often. */
export function signInPausedMail(props: {
  appName: string;
  pause: string;
  link: string;
  within: string;
  resetLink: string | null;
}): MailContent {
  const { appName, pause, link, within, resetLink } = props;
  const subject = "Many wrong passwords for your account";
  const element = (
    <MailLayout
      appName={appName}
      title={subject}
      preheader={`Nobody got in. Signing in by password is paused for up to ${pause}.`}
      reason={`You get this mail because somebody typed wrong passwords for your account at ${appName}.`}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>
        Somebody typed a wrong password for your account several times. Nobody got in. To keep it that way, passwords
        are not looked at for up to {pause}.
      </MailText>
      <MailText>
        Was it you, or do you want to sign in now? This button gives you new tries; it works once, within {within}.
      </MailText>
      <MailButton href={link}>Let me try again</MailButton>
      {resetLink ? (
        <MailText>
          Was it not you? Then there is nothing to do. If your password is short or used elsewhere, choose a better one:{" "}
          {resetLink}
        </MailText>
      ) : null}
    </MailLayout>
  );
  return { subject, element };
}
