import { MailButton, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";
import { formatMailTime } from "@/lib/mail/time";

/** For the new address; `within` is how long the link works, such as "2 hours". */
export function changeEmailInstructionsMail(props: { appName: string; link: string; within: string }): MailContent {
  const { appName, link, within } = props;
  const subject = "Confirm your new e-mail address";
  const element = (
    <MailLayout
      appName={appName}
      title={subject}
      preheader={`The link works once, for ${within}.`}
      reason={`You get this mail because somebody wants to use this address for their account at ${appName}.`}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>Somebody, hopefully you, wants to use this address for an account at {appName}.</MailText>
      <MailButton href={link}>Use this address</MailButton>
      <MailText>The link works once, for {within}. Until then the old address stays in use.</MailText>
      <MailText>Was it not you? Then do nothing: without the link nothing changes.</MailText>
    </MailLayout>
  );
  return { subject, element };
}

/** For the former address: what happened, and the link that takes it back. `within` is how long it can, such as "3 days". */
export function changeEmailNoticeMail(props: {
  appName: string;
  at: Date;
  newEmail: string;
  undoLink: string;
  within: string;
}): MailContent {
  const { appName, at, newEmail, undoLink, within } = props;
  const subject = "Your e-mail address was changed";
  const element = (
    <MailLayout
      appName={appName}
      title={subject}
      preheader="Was it you? Then there is nothing to do."
      reason={`You get this mail because this was the address of an account at ${appName} until now.`}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>
        On {formatMailTime(at)} your account at {appName} got the address {newEmail}. Was it you? Then there is nothing
        to do, and no further mail comes here.
      </MailText>
      <MailText>
        Was it not you? Then somebody else is in your account. For {within} you can take the change back; that signs
        everybody out:
      </MailText>
      <MailButton href={undoLink}>Take the change back</MailButton>
      <MailText>Choose a new password right after that.</MailText>
    </MailLayout>
  );
  return { subject, element };
}

/** For somebody whose username is another one now; null = they have none any more. */
export function changeUsernameNoticeMail(props: { appName: string; at: Date; username: string | null }): MailContent {
  const { appName, at, username } = props;
  const subject = username ? "Your username was changed" : "Your username was removed";
  const element = (
    <MailLayout
      appName={appName}
      title={subject}
      preheader="Was it you? Then there is nothing to do."
      reason={`You get this mail because the username of your account at ${appName} is another one. It is sent each time.`}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>
        {username
          ? `Since ${formatMailTime(at)} your username is ${username}. The former one no longer signs you in.`
          : `Since ${formatMailTime(at)} your account has no username. You sign in with your e-mail address.`}
      </MailText>
      <MailText>Was it you? Then there is nothing to do. If not, change your password at once.</MailText>
    </MailLayout>
  );
  return { subject, element };
}

/** For somebody who has forgotten the username; null = there is none to remember. */
export function usernameRecoveryMail(props: {
  appName: string;
  username: string | null;
  loginLink: string;
}): MailContent {
  const { appName, username, loginLink } = props;
  const subject = `Your username at ${appName}`;
  const element = (
    <MailLayout
      appName={appName}
      title={subject}
      preheader="You asked for it."
      reason={`You get this mail because somebody asked ${appName} for the username of your account.`}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>
        {username
          ? `Your username is ${username}.`
          : "Your account has no username. You sign in with this e-mail address."}
      </MailText>
      <MailButton href={loginLink}>Sign in</MailButton>
      <MailText>Was it not you? Then do nothing. Nobody but you has seen this mail.</MailText>
    </MailLayout>
  );
  return { subject, element };
}
