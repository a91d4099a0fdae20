import { MailButton, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";
import { formatMailTime } from "@/lib/mail/time";

/** For somebody who signs in by something more, or less, than before. `methods` are what they are called, such as "codes sent by mail". */
export function signInMethodMail(props: {
  appName: string;
  change: "added" | "removed";
  methods: string[];
  at: Date;
  /** Where to look at them. */
  methodsLink: string;
}): MailContent {
  const { appName, change, methods, at, methodsLink } = props;
  const subject = change === "added" ? "There is a new way to sign in" : "A way to sign in was removed";
  const what = methods.join(" and ");
  const element = (
    <MailLayout
      appName={appName}
      title={subject}
      preheader="Was it you? Then there is nothing to do."
      reason={`You get this mail because the way you sign in to ${appName} was changed. It is sent each time.`}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>
        {change === "added"
          ? `Since ${formatMailTime(at)} your account can be signed in to by ${what}.`
          : `Since ${formatMailTime(at)} your account can no longer be signed in to by ${what}.`}
      </MailText>
      <MailText>
        Was it you? Then there is nothing to do. If not, somebody else is in your account. Set it right:
      </MailText>
      <MailButton href={methodsLink}>Look at the ways to sign in</MailButton>
    </MailLayout>
  );
  return { subject, element };
}
