import { MailButton, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";
import { formatMailTime } from "@/lib/mail/time";

export type ConnectionChange = "connected" | "disconnected";

/** For somebody whose account was connected with one at another service, or disconnected from it. `at` is when. */
export function connectionNoticeMail(notice: {
  appName: string;
  change: ConnectionChange;
  /** The service's name. */
  provider: string;
  at: Date;
  connectionsLink: string;
}): MailContent {
  const { appName, change, provider, at, connectionsLink } = notice;
  const subject = `${provider} was ${change}`;
  const what =
    change === "connected"
      ? `Since ${formatMailTime(at)}, whoever is signed in to a certain account at ${provider} can sign in to yours.`
      : `Since ${formatMailTime(at)}, nobody can sign in to your account with ${provider} any more.`;
  const element = (
    <MailLayout
      appName={appName}
      title={subject}
      preheader="Was it you? Then there is nothing to do."
      reason={`You get this mail because the connections of your account at ${appName} changed. It is sent each time.`}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>{what} Was it you? Then there is nothing to do.</MailText>
      <MailText>Was it not you? Then somebody else got into your account. Look at your connections at once:</MailText>
      <MailButton href={connectionsLink}>Look at your connections</MailButton>
    </MailLayout>
  );
  return { subject, element };
}
