import { AuthCard } from "@/components/layout/auth-card";
import { Texts } from "@/components/layout/texts";
import { BackToLogin } from "@/components/security/back-to-login";
import { Icon } from "@/components/ui/icon";
import { TextLink } from "@/components/ui/text-link";
import { paths, withQuery } from "@/lib/security/core/paths";
import { parkedStatus } from "@/lib/security/features/two-factor/parked-status";
import { load } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { nextIn, type SearchParams } from "@/lib/security/web/query";
import { RescueForm } from "./rescue-form";

export const generateMetadata = titled("auth.twoFactor.rescue.title");

/** For somebody whose second factor is not at hand. */
export default async function RescuePage({ searchParams }: { searchParams: SearchParams }) {
  const [{ method, options }, next] = await Promise.all([load(parkedStatus), nextIn(searchParams)]);
  const back = method === "webauthn" ? paths.twoFactorPasskey : paths.twoFactor;
  const t = await getTranslations("auth.twoFactor.rescue");
  return (
    <AuthCard
      icon={<Icon name="life-buoy" />}
      title={t("title")}
      description={t("description")}
      footer={
        <>
          <TextLink href={withQuery(back, { next })}>{t("back")}</TextLink>
          <BackToLogin next={next} />
        </>
      }
    >
      <Texts of={["auth.twoFactor.rescue.form"]}>
        <RescueForm options={options} next={next} />
      </Texts>
    </AuthCard>
  );
}
