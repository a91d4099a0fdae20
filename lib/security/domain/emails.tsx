import { MailButton, MailCode, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";
import { formatMailTime } from "@/lib/mail/time";

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

/** Signing in without a password: the code to type, and the link that does the same in the browser that asked. */
export function signInMail(props: {
  appName: string;
  code: string;
  link: string;
  username: string | null;
  within: string;
}): MailContent {
  const { appName, code, link, username, within } = props;
  const subject = `Sign in to ${appName}`;
  const element = (
    <MailLayout
      appName={appName}
      title={subject}
      preheader={`The code ${code} works for ${within}.`}
      reason={`You get this mail because somebody wants to sign in to ${appName}${username ? ` as ${username}` : ""} with this address.`}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>Type this code where you are signing in:</MailText>
      <MailCode>{code}</MailCode>
      <MailText>Or, in the same browser:</MailText>
      <MailButton href={link}>Sign in</MailButton>
      <MailText>Each works once, for {within}, and using one uses up the other. Give the code to nobody.</MailText>
      <MailText>Was it not you? Then do nothing: without this mail nobody gets in.</MailText>
    </MailLayout>
  );
  return { subject, element };
}

/** For somebody who has forgotten the password; `within` is how long the link works, such as "2 hours". */
export function resetInstructionsMail(props: {
  appName: string;
  link: string;
  within: string;
  /** How long until it starts to work, for somebody who has no password. */
  notFor?: string | null;
}): MailContent {
  const { appName, link, within, notFor = null } = props;
  const subject = "Choose a new password";
  const element = (
    <MailLayout
      appName={appName}
      title={subject}
      preheader={`The link works once, for ${within}.`}
      reason={`You get this mail because somebody asked ${appName} for a new password for your account.`}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>Somebody, hopefully you, asked for a new password for your account. You can choose it here:</MailText>
      <MailButton href={link}>Choose a new password</MailButton>
      {notFor === null ? (
        <>
          <MailText>The link works once, for {within}. Give it to nobody.</MailText>
          <MailText>Was it not you? Then do nothing. Your password stays as it is.</MailText>
        </>
      ) : (
        <>
          <MailText>
            Your account has no password. To protect it, the link starts to work in {notFor}; from then on it works
            once, for {within}.
          </MailText>
          <MailText>Was it not you? Then sign in with your passkey before: that voids the link.</MailText>
        </>
      )}
    </MailLayout>
  );
  return { subject, element };
}

/** For somebody whose first factor was right, and whose second one was wrong until the sign-in was given up. */
export function secondFactorFailedMail(props: {
  appName: string;
  at: Date;
  ip: string | null;
  /** Where the password is changed; null where there is no such page. */
  passwordLink: string | null;
}): MailContent {
  const { appName, at, ip, passwordLink } = props;
  const subject = "A sign-in stopped at the second step";
  const element = (
    <MailLayout
      appName={appName}
      title={subject}
      preheader="Was it not you? Then somebody knows your password."
      reason={`You get this mail because wrong codes were entered for your account at ${appName}.`}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>
        On {formatMailTime(at)}, somebody{ip ? ` at the address ${ip}` : ""} passed the first step of signing in to your
        account, and entered wrong codes until we ended it. Nobody got in. Was it you? Then there is nothing to do.
      </MailText>
      {passwordLink ? (
        <>
          <MailText>Was it not you? Then somebody knows your password. Change it:</MailText>
          <MailButton href={passwordLink}>Change my password</MailButton>
        </>
      ) : (
        <MailText>Was it not you? Then tell those who run {appName} at once.</MailText>
      )}
    </MailLayout>
  );
  return { subject, element };
}
