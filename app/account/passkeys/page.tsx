import { PageHeading } from "@/components/layout/page-heading";
import { Texts } from "@/components/layout/texts";
import { PasskeysInStep } from "@/components/security/passkeys-in-step";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { listPasskeys } from "@/lib/security/features/webauthn/list";
import { load } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { AddPasskeyForm } from "./add-passkey-form";
import { PasskeyItem } from "./passkey-item";

export const generateMetadata = titled("account.passkeys.title");

export default async function PasskeysPage() {
  const { passkeys, person, origins, allowAsFirstFactor } = await load(listPasskeys);
  const t = await getTranslations("account.passkeys");
  return (
    <Texts of={["account.passkeys.forms", "security.passkey", "security.passkeyNames"]}>
      <PageHeading title={t("title")} description={t("description")} />
      <PasskeysInStep {...person} credentialIds={passkeys.map((passkey) => passkey.credentialId)} />
      {passkeys.length > 0 && (
        <ul aria-label={t("list")} className="grid gap-4">
          {passkeys.map((passkey) => (
            <li key={passkey.credentialId}>
              <PasskeyItem passkey={passkey} allowAsFirstFactor={allowAsFirstFactor} />
            </li>
          ))}
        </ul>
      )}
      <Card>
        <CardHeader>
          <CardTitle>{t("add.title")}</CardTitle>
          <CardDescription>{passkeys.length === 0 ? t("add.first") : t("add.another")}</CardDescription>
        </CardHeader>
        <CardContent>
          <AddPasskeyForm
            origins={origins}
            names={passkeys.map((passkey) => passkey.name)}
            allowAsFirstFactor={allowAsFirstFactor}
          />
        </CardContent>
      </Card>
    </Texts>
  );
}
