import { Badge } from "@/components/ui/badge";
import { Card, CardFooter, CardHeader, CardTitle } from "@/components/ui/card";
import { Fact, Facts } from "@/components/ui/facts";
import { Day, Moment } from "@/components/ui/moment";
import { TextLink } from "@/components/ui/text-link";
import { paths } from "@/lib/security/core/paths";
import type { TwoFactorStatus } from "@/lib/security/features/two-factor/status";
import { TurnOffForm } from "./turn-off-form";

const names = {
  authenticator: "Codes of an authenticator app",
  email: "Codes by mail",
  sms: "Codes by text message",
} as const;

/** What is asked for after the password, and what gets somebody in when it is lost. */
export function FactorCard({ status, recoveryCodes }: { status: TwoFactorStatus; recoveryCodes: boolean }) {
  const { method, phone, since, lastUsedAt, passkeys, recoveryCodesLeft } = status;
  const isOn = method !== null || passkeys > 0;
  return (
    <Card>
      <CardHeader className="flex flex-wrap items-center justify-between gap-3">
        <CardTitle>Your second step</CardTitle>
        <Badge tone={isOn ? "success" : "warning"}>{isOn ? "On" : "Off"}</Badge>
      </CardHeader>
      <Facts>
        <Fact name="Codes">
          {method ? names[method] : <span className="text-subtle">None</span>}
          {phone && <span className="text-subtle">to {phone}</span>}
        </Fact>
        {since && (
          <Fact name="Set up">
            <Day at={since} />
          </Fact>
        )}
        {lastUsedAt && (
          <Fact name="Last used">
            <Moment at={lastUsedAt} />
          </Fact>
        )}
        {passkeys > 0 && (
          <Fact name="Passkeys">
            {passkeys === 1 ? "One" : passkeys}
            <TextLink href={paths.accountPasskeys}>Look at them</TextLink>
          </Fact>
        )}
        {recoveryCodes && (
          <Fact name="Recovery codes">
            {recoveryCodesLeft === 0 ? <span className="text-subtle">None</span> : `${recoveryCodesLeft} left`}
            <TextLink href={paths.accountRecoveryCodes}>{recoveryCodesLeft === 0 ? "Make some" : "Manage"}</TextLink>
          </Fact>
        )}
      </Facts>
      {status.methods.includes("disable") && (
        <CardFooter>
          <p>Codes are asked for at each sign-in.</p>
          <TurnOffForm />
        </CardFooter>
      )}
    </Card>
  );
}
