import { MailButton, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";

type Welcome = {
  appName: string;
  email: string;
  /** Absolute; null where addresses need no confirmation. */
  confirmationLink: string | null;
  /** How long the link works, such as "2 days". */
  within: string | null;
};

/** For somebody who has just registered. */
export function welcomeMail({ appName, email, confirmationLink, within }: Welcome): MailContent {
  const subject = `Welcome to ${appName}`;
  const element = (
    <MailLayout
      appName={appName}
      title={subject}
      preheader={confirmationLink ? "One step is left: confirm your e-mail address." : "Your account is ready."}
      reason={`You get this mail because somebody registered at ${appName} with the address ${email}.`}
    >
      <MailHeading>{subject}</MailHeading>
      {confirmationLink ? (
        <>
          <MailText>Your account is nearly ready. Please confirm that this e-mail address is yours:</MailText>
          <MailButton href={confirmationLink}>Confirm my address</MailButton>
          {within && (
            <MailText>The link works for {within}. After that, ask for a new one on the sign-in page.</MailText>
          )}
        </>
      ) : (
        <MailText>Your account is ready. You can sign in with {email}.</MailText>
      )}
      <MailText>
        {confirmationLink
          ? "Was it not you? Then do nothing: without your confirmation nobody can use this address."
          : "Was it not you? Then somebody typed your address, perhaps by mistake. You can ignore this mail."}
      </MailText>
    </MailLayout>
  );
  return { subject, element };
}

type WelcomeExisting = {
  appName: string;
  email: string;
  username: string | null;
  resetLink: string | null;
  confirmationLink: string | null;
};

/** For somebody who registered again with the address of an account; the page gives that away to nobody. */
export function welcomeExistingMail(props: WelcomeExisting): MailContent {
  const { appName, email, username, resetLink, confirmationLink } = props;
  const subject = `You already have an account at ${appName}`;
  const element = (
    <MailLayout
      appName={appName}
      title={subject}
      preheader="Nothing has changed. You can sign in as before."
      reason={`You get this mail because somebody tried to register at ${appName} with the address ${email}.`}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>
        Somebody, probably you, tried to register with {email}. This address has an account already, so no second one
        was made and nothing has changed. Just sign in.
      </MailText>
      {username && <MailText>Your username is {username}.</MailText>}
      {confirmationLink && (
        <>
          <MailText>You have not confirmed this address yet. You can do it now:</MailText>
          <MailButton href={confirmationLink}>Confirm my address</MailButton>
        </>
      )}
      {resetLink && (
        <>
          <MailText>If you have forgotten your password, you can choose a new one:</MailText>
          <MailButton href={resetLink}>Choose a new password</MailButton>
        </>
      )}
      {(confirmationLink || resetLink) && <MailText>Links in this mail work for a limited time.</MailText>}
      <MailText>Was it not you? Then do nothing. Whoever it was has learned nothing about your account.</MailText>
    </MailLayout>
  );
  return { subject, element };
}

/** For somebody who registered with a new address and the username of somebody else. */
export function welcomeExistingUsernameMail(props: { appName: string; email: string; username: string }): MailContent {
  const { appName, email, username } = props;
  const subject = `Your registration at ${appName}`;
  const element = (
    <MailLayout
      appName={appName}
      title={subject}
      preheader="The username is taken. Please choose another one."
      reason={`You get this mail because somebody tried to register at ${appName} with the address ${email}.`}
    >
      <MailHeading>Please choose another username</MailHeading>
      <MailText>
        Somebody, probably you, tried to register with {email} and the username {username}. That username is taken, so
        no account was made. Please register again with another one.
      </MailText>
      <MailText>Was it not you? Then do nothing. There is no account with your address.</MailText>
    </MailLayout>
  );
  return { subject, element };
}
