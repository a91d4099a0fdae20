import { PageHeading } from "@/components/layout/page-heading";
import { Texts } from "@/components/layout/texts";
import { MethodForm } from "@/components/security/method-form";
import { Alert } from "@/components/ui/alert";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Day } from "@/components/ui/moment";
import { signedIn } from "@/lib/security/core/access";
import { twoFactorStatus } from "@/lib/security/features/two-factor/status";
import { listTrustedDevices } from "@/lib/security/features/two-factor/trusted-devices";
import { services } from "@/lib/security/runtime";
import { allow, load } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { setUpMine } from "./actions";
import { FactorCard } from "./factor-card";
import { TrustedDevices } from "./trusted-devices";

export const generateMetadata = titled("account.twoFactor.title");

export default async function TwoFactorAccountPage() {
  await allow(signedIn());
  const [status, { devices, areAccepted }] = await Promise.all([load(twoFactorStatus), load(listTrustedDevices)]);
  const t = await getTranslations("account.twoFactor");
  const { requiredFrom } = status;
  return (
    <Texts of={["account.twoFactor.forms", "security.methods"]}>
      <PageHeading title={t("title")} description={t("description")} />
      {requiredFrom && status.method === null && (
        <Alert tone="warning">
          <p>{t.rich("requiredFrom", { day: () => <Day at={requiredFrom} /> })}</p>
        </Alert>
      )}
      <FactorCard status={status} recoveryCodes={services().config.features.recoveryCodes} />
      <Card>
        <CardHeader>
          <CardTitle>{status.method ? t("change.title") : t("setUp.title")}</CardTitle>
          <CardDescription>{status.method ? t("change.description") : t("setUp.description")}</CardDescription>
        </CardHeader>
        <CardContent>
          <MethodForm setUp={setUpMine} methods={status.methods.filter((one) => one !== "disable")} />
        </CardContent>
      </Card>
      {(areAccepted || devices.length > 0) && <TrustedDevices devices={devices} />}
    </Texts>
  );
}
