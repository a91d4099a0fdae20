import { PageHeading } from "@/components/layout/page-heading";
import { Texts } from "@/components/layout/texts";
import { Card, CardContent } from "@/components/ui/card";
import { Fact, Facts } from "@/components/ui/facts";
import { emailStatus } from "@/lib/security/features/identity/email-status";
import { load } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { ChangeEmailForm } from "./change-email-form";

export const generateMetadata = titled("account.email.title");

export default async function EmailPage() {
  const { email } = await load(emailStatus);
  const t = await getTranslations("account.email");
  return (
    <>
      <PageHeading title={t("title")} description={t("description")} />
      <Card>
        <Facts>
          <Fact name={t("present")}>{email}</Fact>
        </Facts>
        <CardContent className="border-t pt-5 sm:pt-6">
          <Texts of={["account.email.form"]}>
            <ChangeEmailForm />
          </Texts>
        </CardContent>
      </Card>
    </>
  );
}
