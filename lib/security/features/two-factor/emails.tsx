import { MailButton, MailHeading, MailLayout, MailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/render";
import { formatMailTime } from "@/lib/mail/time";

export type FactorChange = "added" | "changed" | "removed";

/** For somebody whose second factor is a new one or gone. `factor` is what it is called, such as "an authenticator app". */
export function factorNoticeMail(props: {
  appName: string;
  change: FactorChange;
  factor: string;
  at: Date;
  /** Where to look at it, and to change the password. */
  twoFactorLink: string;
}): MailContent {
  const { appName, change, factor, at, twoFactorLink } = props;
  const subject = {
    added: "Two-factor sign-in was turned on",
    changed: "Your second factor was changed",
    removed: "Two-factor sign-in was turned off",
  }[change];
  const what = {
    added: `Signing in to your account takes ${factor} since`,
    changed: `Signing in to your account takes ${factor}, in place of what it took before, since`,
    removed: `Signing in to your account no longer takes ${factor}, but one step alone, since`,
  }[change];
  const element = (
    <MailLayout
      appName={appName}
      title={subject}
      preheader="Was it you? Then there is nothing to do."
      reason={`You get this mail because the way you sign in to ${appName} was changed. It is sent each time.`}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>
        {what} {formatMailTime(at)}. Was it you? Then there is nothing to do.
      </MailText>
      <MailText>
        Was it not you? Then somebody else is in your account. Change your password at once, which signs them out, and
        set this right:
      </MailText>
      <MailButton href={twoFactorLink}>Look at two-factor sign-in</MailButton>
    </MailLayout>
  );
  return { subject, element };
}

/** For those who help: somebody knew the password of this account and says that the second factor is lost. */
export function rescueRequestMail(props: { appName: string; email: string; at: Date; ip: string | null }): MailContent {
  const { appName, email, at, ip } = props;
  const subject = `${email} cannot sign in`;
  const element = (
    <MailLayout
      appName={appName}
      title={subject}
      preheader="They say that their second factor is lost."
      reason={`You get this mail because people of ${appName} who lose their second factor are told to ask you.`}
    >
      <MailHeading>{subject}</MailHeading>
      <MailText>
        Somebody who knows the password of the account {email} asked for help on {formatMailTime(at)}
        {ip ? `, from the address ${ip}` : ""}: their second factor is lost.
      </MailText>
      <MailText>
        Make sure by another way that it is really them, for whoever stole the password would write the same. Then reset
        the access of the account: its password stays, everything else has to be set up anew.
      </MailText>
    </MailLayout>
  );
  return { subject, element };
}
