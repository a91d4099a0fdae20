import { PageHeading } from "@/components/layout/page-heading";
import { Texts } from "@/components/layout/texts";
import { buttonClass } from "@/components/ui/button";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { paths } from "@/lib/security/core/paths";
import { privacyOptions } from "@/lib/security/features/privacy/show-options";
import { load } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { DeleteAccountForm } from "./delete-account-form";

export const generateMetadata = titled("account.data.title");

export default async function DataPage() {
  const { email, within } = await load(privacyOptions);
  const t = await getTranslations("account.data");
  return (
    <>
      <PageHeading title={t("title")} description={t("description")} />
      <Card>
        <CardHeader>
          <CardTitle>{t("copy.title")}</CardTitle>
          <CardDescription>{t("copy.description")}</CardDescription>
        </CardHeader>
        <CardContent>
          <a href={paths.accountDataDownload} download className={buttonClass({ variant: "secondary" })}>
            {t("copy.download")}
          </a>
        </CardContent>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>{t("erasure.title")}</CardTitle>
          <CardDescription>{t("erasure.description", { email, within })}</CardDescription>
        </CardHeader>
        <CardContent>
          <Texts of={["account.data.erasure.form"]}>
            <DeleteAccountForm within={within} />
          </Texts>
        </CardContent>
      </Card>
    </>
  );
}
