import { MailButton, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";
import { formatMailTime } from "@/lib/mail/time";

export type PasskeyChange = "added" | "changed" | "removed";

const sentences: Record<PasskeyChange, { subject: string; what: string; otherwise: string }> = {
  added: {
    subject: "A passkey was added",
    what: "was added to your account",
    otherwise: "Was it not you? Then somebody else can get into your account. Remove the passkey at once:",
  },
  changed: {
    subject: "A passkey was changed",
    what: "got another name or another use",
    otherwise: "Was it not you? Then somebody else can get into your account. Look at your passkeys at once:",
  },
  removed: {
    subject: "A passkey was removed",
    what: "was removed from your account and opens nothing any more",
    otherwise: "Was it not you? Then somebody else can get into your account. Look at your passkeys at once:",
  },
};

/** For somebody whose passkeys changed, by themselves or by whoever got into the account. `at` is when. */
export function passkeyNoticeMail(notice: {
  appName: string;
  change: PasskeyChange;
  /** The person's own name for the passkey. */
  name: string;
  at: Date;
  passkeysLink: string;
}): MailContent {
  const { appName, change, name, at, passkeysLink } = notice;
  const { subject, what, otherwise } = sentences[change];
  const element = (
    <MailLayout
      appName={appName}
      title={subject}
      preheader="Was it you? Then there is nothing to do."
      reason={`You get this mail because the passkeys of your account at ${appName} changed. It is sent each time.`}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>
        The passkey “{name}” {what} on {formatMailTime(at)}. Was it you? Then there is nothing to do.
      </MailText>
      <MailText>{otherwise}</MailText>
      <MailButton href={passkeysLink}>Look at your passkeys</MailButton>
    </MailLayout>
  );
  return { subject, element };
}
