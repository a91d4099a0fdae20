import { MailButton, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";
import { formatMailTime } from "@/lib/mail/time";

/** For somebody whose access an administrator has reset. `loginLink` is the sign-in page. */
export function accessResetMail(props: { appName: string; at: Date; loginLink: string }): MailContent {
  const { appName, at, loginLink } = props;
  const subject = "The access to your account was reset";
  const element = (
    <MailLayout
      appName={appName}
      title={subject}
      preheader="Your password is the same; everything else has to be set up anew."
      reason={`You get this mail because an administrator of ${appName} reset the access to your account.`}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>
        On {formatMailTime(at)}, an administrator signed you out everywhere and removed your second factor, passkeys,
        recovery codes and connections to other services. Your password is the same. Sign in with it, and set up a
        second factor again:
      </MailText>
      <MailButton href={loginLink}>Sign in</MailButton>
      <MailText>Did you not ask for this? Then tell those who run {appName} at once.</MailText>
    </MailLayout>
  );
  return { subject, element };
}

/** For somebody as whom an administrator looks at the application. `limit` is how long at most, such as "1 hour". */
export function impersonationMail(props: { appName: string; at: Date; reason: string; limit: string }): MailContent {
  const { appName, at, reason, limit } = props;
  const subject = "An administrator looked into your account";
  const element = (
    <MailLayout
      appName={appName}
      title={subject}
      preheader="They see what you see, and cannot change how you sign in."
      reason={`You get this mail because an administrator of ${appName} used the application as you.`}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>
        On {formatMailTime(at)}, an administrator began to use {appName} as you see it, for {limit} at most. Their
        reason:
      </MailText>
      <MailText>“{reason}”</MailText>
      <MailText>
        They cannot see or change your password, your e-mail address or anything else by which you sign in, and what
        they do is on record. You can end it under “Sessions” in your account.
      </MailText>
    </MailLayout>
  );
  return { subject, element };
}
