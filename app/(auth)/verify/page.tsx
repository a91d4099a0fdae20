import { AuthCard } from "@/components/layout/auth-card";
import { Texts } from "@/components/layout/texts";
import { OAuthRefusal } from "@/components/security/oauth-refusal";
import { OAuthSignIn } from "@/components/security/oauth-sign-in";
import { PasskeyVerify } from "@/components/security/passkey-verify";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { TextLink } from "@/components/ui/text-link";
import { paths, withQuery } from "@/lib/security/core/paths";
import { verifyProviders } from "@/lib/security/features/oauth/status";
import { verifyStatus } from "@/lib/security/features/reauthentication/status";
import { verifyPasscodeStatus } from "@/lib/security/features/unified-sign-in/verify-status";
import { verifyPageStatus } from "@/lib/security/features/webauthn/page-status";
import { services } from "@/lib/security/runtime";
import { currentPerson, load } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { nextIn, queryText, type SearchParams } from "@/lib/security/web/query";
import { verifyElsewhere } from "./actions";
import { VerifyByCodeForm } from "./verify-by-code-form";
import { VerifyForm } from "./verify-form";

export const generateMetadata = titled("auth.verify.title");

/** Asked before sensitive steps, when the last proof of identity is too long ago. */
export default async function VerifyPage({ searchParams }: { searchParams: SearchParams }) {
  const next = await nextIn(searchParams);
  const byCodes = services().config.features.unifiedSignIn;
  const [status, passkeys, elsewhere, passcodes, refused, person] = await Promise.all([
    load(verifyStatus),
    load(verifyPageStatus, { next }),
    load(verifyProviders),
    byCodes ? load(verifyPasscodeStatus) : null,
    queryText(searchParams, "refused"),
    currentPerson(),
  ]);
  const t = await getTranslations("auth.verify");
  return (
    <AuthCard
      icon={<Icon name="shield-check" />}
      title={t("title")}
      description={person && t("description", { email: person.email })}
      footer={<TextLink href={paths.account}>{t("back")}</TextLink>}
    >
      <OAuthRefusal refused={refused} />
      {passkeys.isOffered && (
        <Texts of={["security.passkey", "security.passkeyVerify"]}>
          <PasskeyVerify origins={passkeys.origins} target={passkeys.target} />
        </Texts>
      )}
      {status.hasPassword && (
        <Texts of={["auth.verify.byPassword"]}>
          <VerifyForm email={person?.email ?? ""} next={next} />
        </Texts>
      )}
      {passcodes && passcodes.codes.length > 0 && (
        <Texts of={["auth.verify.byCode", "security.sendCode"]}>
          <VerifyByCodeForm
            next={next}
            hasApp={passcodes.codes.includes("authenticator")}
            sentCodes={passcodes.sentCodes}
            resendAfter={passcodes.resendAfter / 1000}
            isSecond={status.hasPassword || passkeys.isOffered}
          />
        </Texts>
      )}
      <OAuthSignIn providers={elsewhere.providers} next={next} action={verifyElsewhere} />
      {!status.hasPassword && !passkeys.isOffered && !passcodes?.codes.length && elsewhere.providers.length === 0 && (
        <SignInAnew next={next} />
      )}
    </AuthCard>
  );
}

/** Somebody without a password proves who they are by signing in once more. */
async function SignInAnew({ next }: { next: string | undefined }) {
  const t = await getTranslations("auth.verify");
  return (
    <a href={withQuery(paths.logout, { next: withQuery(paths.login, { next }) })} className={buttonClass()}>
      {t("anew")}
    </a>
  );
}
