import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { AuthCard } from "@/components/layout/auth-card";
import { Texts } from "@/components/layout/texts";
import { OAuthRefusal } from "@/components/security/oauth-refusal";
import { OAuthSignIn } from "@/components/security/oauth-sign-in";
import { TextLink } from "@/components/ui/text-link";
import { guestsOnly } from "@/lib/security/core/access";
import { paths, withQuery } from "@/lib/security/core/paths";
import { loginStatus } from "@/lib/security/features/login/status";
import { signInProviders } from "@/lib/security/features/oauth/status";
import { signInPageStatus } from "@/lib/security/features/webauthn/page-status";
import { services } from "@/lib/security/runtime";
import { allow, load } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { nextIn, queryText, type SearchParams } from "@/lib/security/web/query";
import { signInElsewhere } from "./actions";
import { LoginForm } from "./login-form";

export const generateMetadata = titled("auth.login.title");

export default async function LoginPage({ searchParams }: { searchParams: SearchParams }) {
  await allow(guestsOnly());
  const { appName, features, unifiedSignIn } = services().config;
  const [next, refused, notice] = await Promise.all([
    nextIn(searchParams),
    queryText(searchParams, "refused"),
    queryText(searchParams, "notice"),
  ]);
  if (unifiedSignIn.replacesLogin) redirect(withQuery(paths.unifiedSignIn, { next, refused, notice }));
  if (features.passwordless) redirect(withQuery(paths.loginLinkRequest, { next, refused, notice }));
  const [passkeys, elsewhere, status] = await Promise.all([
    load(signInPageStatus),
    load(signInProviders),
    load(loginStatus),
  ]);
  const t = await getTranslations("auth.login");
  return (
    <AuthCard title={t("heading", { appName })} footer={<OtherWays features={features} next={next} />}>
      <OAuthRefusal refused={refused} />
      <Texts of={["auth.login.form", ...(passkeys.isOffered ? passkeyTexts : [])]}>
        <LoginForm
          next={next}
          byEmail={status.identityAttributes.includes("email")}
          byUsername={status.identityAttributes.includes("username")}
          usernameHref={features.usernameRecovery ? paths.recoverUsername : null}
          rememberByDefault={status.rememberByDefault}
          passkeys={passkeys}
          resetHref={features.recovery ? withQuery(paths.reset, { next }) : null}
        />
      </Texts>
      <OAuthSignIn providers={elsewhere.providers} next={next} action={signInElsewhere} />
    </AuthCard>
  );
}

const passkeyTexts = ["security.passkey", "security.passkeySignIn"] as const;

type OtherWaysProps = {
  features: { unifiedSignIn: boolean; registration: boolean; confirmation: boolean };
  next: string | undefined;
};

async function OtherWays({ features, next }: OtherWaysProps) {
  const t = await getTranslations("auth.login");
  const to = (href: string) => ({ link: (text: ReactNode) => <TextLink href={href}>{text}</TextLink> });
  if (!features.unifiedSignIn && !features.registration && !features.confirmation) return null;
  return (
    <>
      {features.unifiedSignIn && <p>{t.rich("byCode", to(withQuery(paths.unifiedSignIn, { next })))}</p>}
      {features.registration && <p>{t.rich("register", to(withQuery(paths.register, { next })))}</p>}
      {features.confirmation && <p>{t.rich("confirm", to(paths.confirm))}</p>}
    </>
  );
}
