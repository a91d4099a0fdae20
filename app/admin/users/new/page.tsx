import { PageHeading } from "@/components/layout/page-heading";
import { Texts } from "@/components/layout/texts";
import { Card, CardContent } from "@/components/ui/card";
import { writesUsers } from "@/lib/security/features/administration/access";
import { services } from "@/lib/security/runtime";
import { allow } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { InviteForm } from "./invite-form";

export const generateMetadata = titled("admin.invitation.title");

export default async function NewUserPage() {
  await allow(writesUsers);
  const { usernames, recovery } = services().config.features;
  const t = await getTranslations("admin.invitation");
  return (
    <>
      <PageHeading title={t("title")} description={t("description")} />
      <Card>
        <CardContent>
          {recovery ? (
            <Texts of={["admin.invitation.form"]}>
              <InviteForm withUsername={usernames} />
            </Texts>
          ) : (
            <p className="text-sm">{t("unavailable")}</p>
          )}
        </CardContent>
      </Card>
    </>
  );
}
