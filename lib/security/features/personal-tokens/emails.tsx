import { MailButton, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";
import { formatMailTime } from "@/lib/mail/time";

/** For somebody in whose account a personal token was made. `tokensLink` is the page that lists and revokes them. */
export function tokenMadeMail(props: {
  appName: string;
  at: Date;
  name: string;
  permissions: readonly string[];
  /** null = it lives until it is revoked. */
  expiresAt: Date | null;
  tokensLink: string;
}): MailContent {
  const { appName, at, name, permissions, expiresAt, tokensLink } = props;
  const subject = "A new key to your account";
  const opens =
    permissions.length === 0 ? "It opens nothing but the question who calls." : `It opens: ${permissions.join(", ")}.`;
  const until = expiresAt === null ? "until you revoke it" : `until ${formatMailTime(expiresAt)}`;
  const element = (
    <MailLayout
      appName={appName}
      title={subject}
      preheader={`A personal token named ${name} was made.`}
      reason={`You get this mail because a personal token was made in your account at ${appName}.`}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>
        On {formatMailTime(at)}, a personal token named “{name}” was made in your account. {opens} It works {until}.
      </MailText>
      <MailText>Was it not you? Then revoke it and change your password:</MailText>
      <MailButton href={tokensLink}>My tokens</MailButton>
    </MailLayout>
  );
  return { subject, element };
}
