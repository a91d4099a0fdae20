import type { ReactNode } from "react";
import { AuthCard } from "@/components/layout/auth-card";
import { Texts } from "@/components/layout/texts";
import { OAuthRefusal } from "@/components/security/oauth-refusal";
import { OAuthSignIn } from "@/components/security/oauth-sign-in";
import { TextLink } from "@/components/ui/text-link";
import { dateLocale } from "@/lib/i18n/units";
import type { IdentityAttribute } from "@/lib/security/config";
import { guestsOnly } from "@/lib/security/core/access";
import { paths, withQuery } from "@/lib/security/core/paths";
import { signInProviders } from "@/lib/security/features/oauth/status";
import { unifiedSignInStatus } from "@/lib/security/features/unified-sign-in/sign-in-status";
import { signInPageStatus } from "@/lib/security/features/webauthn/page-status";
import { services } from "@/lib/security/runtime";
import { requestLanguage } from "@/lib/security/web/language";
import { allow, load } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { nextIn, queryText, type SearchParams } from "@/lib/security/web/query";
import { signInElsewhere } from "./actions";
import { UnifiedSignInForm } from "./unified-sign-in-form";

export const generateMetadata = titled("auth.unifiedSignIn.title");

export default async function UnifiedSignInPage({ searchParams }: { searchParams: SearchParams }) {
  await allow(guestsOnly());
  const [status, passkeys, elsewhere, next, refused] = await Promise.all([
    load(unifiedSignInStatus),
    load(signInPageStatus),
    load(signInProviders),
    nextIn(searchParams),
    queryText(searchParams, "refused"),
  ]);
  const { appName, features, unifiedSignIn } = services().config;
  const t = await getTranslations("auth.unifiedSignIn");
  const register = (text: ReactNode) => <TextLink href={withQuery(paths.register, { next })}>{text}</TextLink>;
  return (
    <AuthCard
      title={t("heading", { appName })}
      footer={
        <>
          {!unifiedSignIn.replacesLogin && (
            <p>
              <TextLink href={withQuery(paths.login, { next })}>{t("byPassword")}</TextLink>
            </p>
          )}
          {features.registration && <p>{t.rich("register", { link: register })}</p>}
        </>
      }
    >
      <OAuthRefusal refused={refused} />
      <Texts of={["auth.unifiedSignIn.form", "security.sendCode", ...(passkeys.isOffered ? passkeyTexts : [])]}>
        <UnifiedSignInForm
          next={next}
          identityLabel={await identityLabel(status.identityAttributes)}
          takesPasswords={status.methods.includes("password")}
          codeMethods={status.codeMethods}
          rememberByDefault={status.rememberByDefault}
          resendAfter={status.resendAfter / 1000}
          resetHref={features.recovery ? withQuery(paths.reset, { next }) : null}
          passkeys={passkeys}
        />
      </Texts>
      <OAuthSignIn providers={elsewhere.providers} next={next} action={signInElsewhere} />
    </AuthCard>
  );
}

const passkeyTexts = ["security.passkey", "security.passkeySignIn"] as const;

/** "E-mail address, phone number or username". */
async function identityLabel(identities: readonly IdentityAttribute[]): Promise<string> {
  const t = await getTranslations("auth.unifiedSignIn");
  const { locale } = await requestLanguage();
  const names = identities.map((identity) => t(`identities.${identity}`));
  const label = new Intl.ListFormat(dateLocale(locale), { type: "disjunction" }).format(names);
  return label.charAt(0).toLocaleUpperCase(locale) + label.slice(1);
}
