import { redirect } from "next/navigation";
import { AuthCard } from "@/components/layout/auth-card";
import { Texts } from "@/components/layout/texts";
import { BackToLogin } from "@/components/security/back-to-login";
import { MethodForm } from "@/components/security/method-form";
import { SetUpProof } from "@/components/security/set-up-proof";
import { Icon } from "@/components/ui/icon";
import { TextLink } from "@/components/ui/text-link";
import { paths, withQuery } from "@/lib/security/core/paths";
import { setUpStatus } from "@/lib/security/features/two-factor/set-up-status";
import { twoFactorStatus } from "@/lib/security/features/two-factor/status";
import { services } from "@/lib/security/runtime";
import { currentPerson, load } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { nextIn, queryText, type SearchParams } from "@/lib/security/web/query";
import { enterCode, sendAgain } from "../actions";
import { setUpNow } from "./actions";

export const generateMetadata = titled("auth.twoFactor.setup.title");

/** On the way in, for people who need a second factor and have none: choose one, then prove it. */
export default async function SetUpAtLoginPage({ searchParams }: { searchParams: SearchParams }) {
  if (await currentPerson()) redirect(paths.accountTwoFactor);
  const [open, { methods }, next, choose] = await Promise.all([
    load(setUpStatus),
    load(twoFactorStatus),
    nextIn(searchParams),
    queryText(searchParams, "choose"),
  ]);
  const proof = choose === undefined ? open : null;
  const t = await getTranslations("auth.twoFactor.setup");
  return (
    <AuthCard
      icon={<Icon name="shield-plus" />}
      title={t("title")}
      description={proof ? t("prove") : t("choose")}
      footer={
        <>
          {proof && (
            <TextLink href={withQuery(paths.twoFactorSetup, { next, choose: "1" })}>{t("anotherWay")}</TextLink>
          )}
          <BackToLogin next={next} />
        </>
      }
    >
      {proof ? (
        <SetUpProof
          proof={proof}
          enter={enterCode}
          sendAgain={sendAgain}
          resendAfter={services().config.codes.resendAfter / 1000}
          next={next}
        />
      ) : (
        <Texts of={["security.methods"]}>
          <MethodForm setUp={setUpNow} methods={methods.filter((one) => one !== "disable")} next={next} />
        </Texts>
      )}
    </AuthCard>
  );
}
