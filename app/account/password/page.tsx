import { PageHeading } from "@/components/layout/page-heading";
import { Texts } from "@/components/layout/texts";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { passwordStatus } from "@/lib/security/features/passwords/status";
import { load } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { ChangePasswordForm } from "./change-password-form";
import { RemovePasswordForm } from "./remove-password-form";

export const generateMetadata = titled("account.password.title");

export default async function PasswordPage() {
  const status = await load(passwordStatus);
  const t = await getTranslations("account.password");
  return (
    <>
      <PageHeading title={t("title")} description={t("description")} />
      <Card>
        <CardContent>
          <Texts of={["account.password.form"]}>
            <ChangePasswordForm {...status} />
          </Texts>
        </CardContent>
      </Card>
      {status.isRemovable && (
        <Card>
          <CardHeader>
            <CardTitle>{t("without.title")}</CardTitle>
            <CardDescription>{t("without.description")}</CardDescription>
          </CardHeader>
          <CardContent>
            <Texts of={["account.password.without.form"]}>
              <RemovePasswordForm />
            </Texts>
          </CardContent>
        </Card>
      )}
    </>
  );
}
