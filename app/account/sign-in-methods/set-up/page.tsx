import { redirect } from "next/navigation";
import { PageHeading } from "@/components/layout/page-heading";
import { Texts } from "@/components/layout/texts";
import { AppKeySteps } from "@/components/security/app-key-steps";
import { Card, CardContent } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { paths } from "@/lib/security/core/paths";
import { setUpProgress } from "@/lib/security/features/unified-sign-in/set-up-progress";
import { load } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { ConfirmMethodForm } from "./confirm-method-form";

export const generateMetadata = titled("account.signInMethods.proof.title");

/** The second half of setting a way to sign in up: the code that proves it. */
export default async function SetUpPage() {
  const progress = await load(setUpProgress);
  if (!progress) redirect(paths.accountSignInMethods);
  const { sentTo, app } = progress;
  const t = await getTranslations("account.signInMethods.proof");
  return (
    <>
      <PageHeading
        title={app ? t("appHeading") : t("sentHeading")}
        description={app ? t("appDescription") : t("sentDescription", { sentTo: sentTo ?? "" })}
      />
      <Card>
        <CardContent className="grid max-w-md gap-6">
          {app && <AppKeySteps app={app} />}
          <Texts of={["account.signInMethods.proof.form"]}>
            <ConfirmMethodForm />
          </Texts>
        </CardContent>
      </Card>
      <p className="text-sm">
        <TextLink href={paths.accountSignInMethods}>{t("back")}</TextLink>
      </p>
    </>
  );
}
