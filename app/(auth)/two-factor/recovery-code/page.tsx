import { AuthCard } from "@/components/layout/auth-card";
import { Texts } from "@/components/layout/texts";
import { BackToLogin } from "@/components/security/back-to-login";
import { Icon } from "@/components/ui/icon";
import { TextLink } from "@/components/ui/text-link";
import { paths, withQuery } from "@/lib/security/core/paths";
import { redeemStatus } from "@/lib/security/features/recovery-codes/redeem-status";
import { load } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { nextIn, type SearchParams } from "@/lib/security/web/query";
import { RecoveryCodeForm } from "./recovery-code-form";

export const generateMetadata = titled("auth.twoFactor.recoveryCode.title");

/** In place of the second factor: a code of those that were saved. */
export default async function RecoveryCodePage({ searchParams }: { searchParams: SearchParams }) {
  const [{ back }, next] = await Promise.all([load(redeemStatus), nextIn(searchParams)]);
  const t = await getTranslations("auth.twoFactor.recoveryCode");
  return (
    <AuthCard
      icon={<Icon name="ticket" />}
      title={t("title")}
      description={t("description")}
      footer={
        <>
          <TextLink href={withQuery(paths[back], { next })}>{t("back")}</TextLink>
          <BackToLogin next={next} />
        </>
      }
    >
      <Texts of={["auth.twoFactor.recoveryCode.form"]}>
        <RecoveryCodeForm next={next} />
      </Texts>
    </AuthCard>
  );
}
