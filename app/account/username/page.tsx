import { PageHeading } from "@/components/layout/page-heading";
import { Texts } from "@/components/layout/texts";
import { Card, CardContent } from "@/components/ui/card";
import { usernameStatus } from "@/lib/security/features/identity/username-status";
import { load } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { ChangeUsernameForm } from "./change-username-form";

export const generateMetadata = titled("account.username.title");

export default async function UsernamePage() {
  const status = await load(usernameStatus);
  const t = await getTranslations("account.username");
  return (
    <>
      <PageHeading title={t("title")} description={t("description")} />
      <Card>
        <CardContent>
          <Texts of={["account.username.form"]}>
            <ChangeUsernameForm {...status} />
          </Texts>
        </CardContent>
      </Card>
    </>
  );
}
