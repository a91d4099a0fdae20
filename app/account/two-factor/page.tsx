import type { Metadata } from "next";
import { PageHeading } from "@/components/layout/page-heading";
import { MethodForm } from "@/components/security/method-form";
import { Alert } from "@/components/ui/alert";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Day } from "@/components/ui/moment";
import { signedIn } from "@/lib/security/core/access";
import { twoFactorStatus } from "@/lib/security/features/two-factor/status";
import { listTrustedDevices } from "@/lib/security/features/two-factor/trusted-devices";
import { services } from "@/lib/security/runtime";
import { allow, load } from "@/lib/security/web/load";
import { setUpMine } from "./actions";
import { FactorCard } from "./factor-card";
import { TrustedDevices } from "./trusted-devices";

export const metadata: Metadata = { title: "Two-factor sign-in" };

export default async function TwoFactorAccountPage() {
  await allow(signedIn());
  const [status, { devices, areAccepted }] = await Promise.all([load(twoFactorStatus), load(listTrustedDevices)]);
  return (
    <>
      <PageHeading
        title="Two-factor sign-in"
        description="With a second step, a stolen password alone opens nothing. We tell you by mail of each change."
      />
      {status.requiredFrom && status.method === null && (
        <Alert tone="warning">
          <p>
            From <Day at={status.requiredFrom} /> on, your account needs a second step. Set it up now, at your leisure.
          </p>
        </Alert>
      )}
      <FactorCard status={status} recoveryCodes={services().config.features.recoveryCodes} />
      <Card>
        <CardHeader>
          <CardTitle>{status.method ? "Change it" : "Set it up"}</CardTitle>
          <CardDescription>
            {status.method
              ? "What you have stays in force until the first code of the new way was entered."
              : "It is in force once you have entered the first code."}
          </CardDescription>
        </CardHeader>
        <CardContent>
          <MethodForm setUp={setUpMine} methods={status.methods.filter((one) => one !== "disable")} />
        </CardContent>
      </Card>
      {(areAccepted || devices.length > 0) && <TrustedDevices devices={devices} />}
    </>
  );
}
