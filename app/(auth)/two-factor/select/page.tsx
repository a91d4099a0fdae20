import { AuthCard } from "@/components/layout/auth-card";
import { Texts } from "@/components/layout/texts";
import { BackToLogin } from "@/components/security/back-to-login";
import { Icon } from "@/components/ui/icon";
import { TextLink } from "@/components/ui/text-link";
import { paths, withQuery } from "@/lib/security/core/paths";
import { selectStatus } from "@/lib/security/features/two-factor/select-status";
import { services } from "@/lib/security/runtime";
import { load } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { nextIn, type SearchParams } from "@/lib/security/web/query";
import { SelectForm } from "./select-form";

export const generateMetadata = titled("auth.twoFactor.select.title");

/** For people with several second factors: which one today? The one used last is chosen already. */
export default async function SelectPage({ searchParams }: { searchParams: SearchParams }) {
  const [{ methods }, next] = await Promise.all([load(selectStatus), nextIn(searchParams)]);
  const t = await getTranslations("auth.twoFactor.select");
  return (
    <AuthCard
      icon={<Icon name="shield-check" />}
      title={t("title")}
      description={t("description")}
      footer={
        <>
          {services().config.features.recoveryCodes && (
            <TextLink href={withQuery(paths.twoFactorRecoveryCode, { next })}>{t("recoveryCode")}</TextLink>
          )}
          <BackToLogin next={next} />
        </>
      }
    >
      <Texts of={["auth.twoFactor.select.form"]}>
        <SelectForm methods={methods} next={next} />
      </Texts>
    </AuthCard>
  );
}
