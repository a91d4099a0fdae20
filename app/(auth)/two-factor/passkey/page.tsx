import { AuthCard } from "@/components/layout/auth-card";
import { Texts } from "@/components/layout/texts";
import { BackToLogin } from "@/components/security/back-to-login";
import { PasskeySecondStep } from "@/components/security/passkey-second-step";
import { Icon } from "@/components/ui/icon";
import { TextLink } from "@/components/ui/text-link";
import { paths, withQuery } from "@/lib/security/core/paths";
import { secondStep } from "@/lib/security/features/webauthn/second-step";
import { load } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { nextIn, type SearchParams } from "@/lib/security/web/query";

export const generateMetadata = titled("auth.twoFactor.passkey.title");

/** The second step of a sign-in, by passkey. Whoever has no login waiting is sent to begin one. */
export default async function PasskeyStepPage({ searchParams }: { searchParams: SearchParams }) {
  const [{ origins, hasOtherFactors }, next] = await Promise.all([load(secondStep), nextIn(searchParams)]);
  const t = await getTranslations("auth.twoFactor.passkey");
  return (
    <AuthCard
      icon={<Icon name="key-round" />}
      title={t("title")}
      description={t("description")}
      footer={
        <>
          {hasOtherFactors && <TextLink href={withQuery(paths.twoFactorSelect, { next })}>{t("anotherWay")}</TextLink>}
          <BackToLogin next={next} />
        </>
      }
    >
      <Texts of={["security.passkey", "security.passkeySecondStep"]}>
        <PasskeySecondStep origins={origins} next={next} />
      </Texts>
    </AuthCard>
  );
}
