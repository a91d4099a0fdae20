import type { Metadata } from "next";
import { PageHeading } from "@/components/layout/page-heading";
import { PasskeyOffer } from "@/components/security/passkey-offer";
import { Badge } from "@/components/ui/badge";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Fact, Facts } from "@/components/ui/facts";
import { Moment } from "@/components/ui/moment";
import { TextLink } from "@/components/ui/text-link";
import { paths, withNotice } from "@/lib/security/core/paths";
import { showProfile } from "@/lib/security/features/account/show-profile";
import { passkeyOffer } from "@/lib/security/features/webauthn/offer";
import { services } from "@/lib/security/runtime";
import { load } from "@/lib/security/web/load";
import { answerPasskeyOffer } from "./passkeys/actions";
import { SignIn } from "./sign-in";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const [profile, offer] = await Promise.all([load(showProfile), load(passkeyOffer)]);
  const { features } = services().config;
  return (
    <>
      <PageHeading title="Your account" description="Who you are here, and when you were last here." />
      {offer.isDue && (
        <PasskeyOffer
          origins={offer.origins}
          answer={answerPasskeyOffer}
          target={withNotice(paths.account, "PASSKEY_ADDED")}
        />
      )}
      <Card>
        <CardHeader>
          <CardTitle>Profile</CardTitle>
        </CardHeader>
        <Facts>
          <Fact name="E-mail address">
            {profile.email}
            {profile.confirmedAt ? (
              <Badge tone="success">Confirmed</Badge>
            ) : (
              <TextLink href={paths.confirm}>Confirm it</TextLink>
            )}
            {features.changeEmail && <TextLink href={paths.accountEmail}>Change</TextLink>}
          </Fact>
          <Fact name="Username">
            {profile.username ?? <None>None</None>}
            {features.changeUsername && (
              <TextLink href={paths.accountUsername}>{profile.username ? "Change" : "Choose one"}</TextLink>
            )}
          </Fact>
          <Fact name="Password">
            {profile.hasPassword ? "Set" : <None>None</None>}
            <TextLink href={paths.accountPassword}>{profile.hasPassword ? "Change" : "Set one"}</TextLink>
          </Fact>
          <Fact name="Roles">
            {profile.roles.length === 0 && <None>None</None>}
            {profile.roles.map((role) => (
              <Badge key={role}>{role}</Badge>
            ))}
          </Fact>
          <Fact name="Member since">
            <Moment at={profile.createdAt} />
          </Fact>
        </Facts>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>Sign-ins</CardTitle>
        </CardHeader>
        <Facts>
          <Fact name="This one">
            <SignIn at={profile.currentLoginAt} from={profile.currentLoginIp} otherwise="Not recorded" />
          </Fact>
          <Fact name="The one before">
            <SignIn at={profile.lastLoginAt} from={profile.lastLoginIp} otherwise="There was none" />
          </Fact>
          <Fact name="Failed attempts">
            {profile.failures.length === 0 ? (
              <None>None in the last 30 days</None>
            ) : (
              <Failures list={profile.failures} />
            )}
          </Fact>
        </Facts>
      </Card>
    </>
  );
}

function None({ children }: { children: string }) {
  return <span className="text-subtle">{children}</span>;
}

/** Who knows the address but not the password, or not the code. */
function Failures({ list }: { list: readonly { id: string; at: Date; ip: string | null; browser: string }[] }) {
  return (
    <ol className="grid gap-1">
      {list.map(({ id, at, ip, browser }) => (
        <li key={id}>
          <Moment at={at} />{" "}
          <span className="text-subtle">
            {browser}
            {ip && `, from ${ip}`}
          </span>
        </li>
      ))}
    </ol>
  );
}
