import { redirect } from "next/navigation";
import { PageHeading } from "@/components/layout/page-heading";
import { SetUpProof } from "@/components/security/set-up-proof";
import { Card, CardContent, CardFooter } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { signedIn } from "@/lib/security/core/access";
import { paths } from "@/lib/security/core/paths";
import { setUpStatus } from "@/lib/security/features/two-factor/set-up-status";
import { services } from "@/lib/security/runtime";
import { allow, load } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { confirmMine, sendAgain } from "./actions";

export const generateMetadata = titled("account.twoFactor.proof.title");

/** Proves the factor that this session began to set up. Its secret is shown here until then, and nowhere afterwards. */
export default async function ProveTwoFactorPage() {
  await allow(signedIn());
  const proof = await load(setUpStatus);
  if (!proof) redirect(paths.accountTwoFactor);
  const t = await getTranslations("account.twoFactor.proof");
  return (
    <>
      <PageHeading title={t("title")} description={t("description")} />
      <Card>
        <CardContent>
          <SetUpProof
            proof={proof}
            enter={confirmMine}
            sendAgain={sendAgain}
            resendAfter={services().config.codes.resendAfter / 1000}
          />
        </CardContent>
        <CardFooter>
          <TextLink href={paths.accountTwoFactor}>{t("another")}</TextLink>
        </CardFooter>
      </Card>
    </>
  );
}
