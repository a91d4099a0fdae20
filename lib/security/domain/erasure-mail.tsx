import { MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";
import { formatMailTime } from "@/lib/mail/time";

/** The last mail to somebody whose account is gone. */
export function accountErasedMail(props: { appName: string; at: Date }): MailContent {
  const { appName, at } = props;
  const subject = `Your account at ${appName} is deleted`;
  const element = (
    <MailLayout
      appName={appName}
      title={subject}
      preheader="What was kept about you is gone."
      reason={`You get this last mail because you had an account at ${appName}.`}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>
        On {formatMailTime(at)} your account was deleted, with everything that was kept about you. It cannot be brought
        back. You are welcome to make a new one.
      </MailText>
    </MailLayout>
  );
  return { subject, element };
}
