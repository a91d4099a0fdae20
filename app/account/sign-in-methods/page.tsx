import { KeyRound, Link2, Lock, Mail, MessageSquareText, Smartphone } from "lucide-react";
import type { Metadata } from "next";
import { PageHeading } from "@/components/layout/page-heading";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { paths } from "@/lib/security/core/paths";
import { signInProviders } from "@/lib/security/features/oauth/status";
import { setUpStatus } from "@/lib/security/features/unified-sign-in/set-up-status";
import { services } from "@/lib/security/runtime";
import { load } from "@/lib/security/web/load";
import { MethodItem } from "./method-item";
import { RemoveMethodForm } from "./remove-method-form";
import { SetUpMethodForm } from "./set-up-method-form";

export const metadata: Metadata = { title: "Ways to sign in" };

export default async function SignInMethodsPage() {
  const [status, elsewhere] = await Promise.all([load(setUpStatus), load(signInProviders)]);
  const { features } = services().config;
  const isOn = (method: string) => status.active.some((active) => active === method);
  return (
    <>
      <PageHeading
        title="Ways to sign in"
        description="Any one of these lets you in. Have two, so that losing one does not lock you out. We tell you by mail of each change."
      />
      <Card>
        <ul className="divide-y">
          <MethodItem
            icon={<Lock aria-hidden />}
            name="Password"
            isOn={status.hasPassword}
            about={status.hasPassword ? "Typed on the sign-in page." : "You have none, and need none."}
          >
            {features.changePassword && (
              <TextLink href={paths.accountPassword}>{status.hasPassword ? "Change" : "Set one"}</TextLink>
            )}
          </MethodItem>
          {status.offered.includes("email") && (
            <MethodItem
              icon={<Mail aria-hidden />}
              name="Codes by mail"
              isOn={isOn("email")}
              about={`Sent to ${status.email}, with a link that does the same.`}
            >
              {isOn("email") ? <RemoveMethodForm method="email" /> : <SetUpMethodForm method="email" />}
            </MethodItem>
          )}
          {status.offered.includes("sms") && (
            <MethodItem
              icon={<MessageSquareText aria-hidden />}
              name="Codes by text message"
              isOn={isOn("sms")}
              about={
                status.phone
                  ? `Sent to ${status.phone}. You can sign in with the number in place of your address.`
                  : "Sent to your phone, whose number then says who you are, too."
              }
            >
              {isOn("sms") && <RemoveMethodForm method="sms" />}
              <SetUpMethodForm method="sms" isReplacing={isOn("sms")} />
            </MethodItem>
          )}
          {status.offered.includes("authenticator") && (
            <MethodItem
              icon={<Smartphone aria-hidden />}
              name="Authenticator app"
              isOn={isOn("authenticator")}
              about="An app on your phone shows a new code every half minute, also without a network."
            >
              {isOn("authenticator") ? (
                <RemoveMethodForm method="authenticator" />
              ) : (
                <SetUpMethodForm method="authenticator" />
              )}
            </MethodItem>
          )}
          {features.webauthn && (
            <MethodItem
              icon={<KeyRound aria-hidden />}
              name="Passkeys"
              about="Fingerprint, face, PIN or security key: the safest way."
            >
              <TextLink href={paths.accountPasskeys}>Manage</TextLink>
            </MethodItem>
          )}
          {elsewhere.providers.length > 0 && (
            <MethodItem
              icon={<Link2 aria-hidden />}
              name="Other services"
              about={`An account that you have elsewhere: ${elsewhere.providers.map(({ name }) => name).join(", ")}.`}
            >
              <TextLink href={paths.accountConnections}>Manage</TextLink>
            </MethodItem>
          )}
        </ul>
      </Card>
    </>
  );
}
