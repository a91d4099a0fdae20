import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/layout/auth-card";
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
import { nextIn, queryText, type SearchParams } from "@/lib/security/web/query";
import { signInElsewhere } from "./actions";
import { LoginForm } from "./login-form";

export const metadata: Metadata = { title: "Sign in" };

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
  const [status, passkeys, elsewhere] = await Promise.all([
    load(loginStatus),
    load(signInPageStatus),
    load(signInProviders),
  ]);
  return (
    <AuthCard title={`Sign in to ${appName}`} footer={<OtherWays features={features} next={next} />}>
      <OAuthRefusal refused={refused} />
      <LoginForm
        next={next}
        byEmail={status.identityAttributes.includes("email")}
        byUsername={status.identityAttributes.includes("username")}
        usernameHref={features.usernameRecovery ? paths.recoverUsername : null}
        rememberByDefault={status.rememberByDefault}
        passkeys={passkeys}
        resetHref={features.recovery ? withQuery(paths.reset, { next }) : null}
      />
      <OAuthSignIn providers={elsewhere.providers} next={next} action={signInElsewhere} />
    </AuthCard>
  );
}

type OtherWaysProps = {
  features: { unifiedSignIn: boolean; registration: boolean; confirmation: boolean };
  next: string | undefined;
};

function OtherWays({ features, next }: OtherWaysProps) {
  if (!features.unifiedSignIn && !features.registration && !features.confirmation) return null;
  return (
    <>
      {features.unifiedSignIn && (
        <p>
          No password at hand?{" "}
          <TextLink href={withQuery(paths.unifiedSignIn, { next })}>Sign in by a code or link</TextLink>
        </p>
      )}
      {features.registration && (
        <p>
          New here? <TextLink href={withQuery(paths.register, { next })}>Create an account</TextLink>
        </p>
      )}
      {features.confirmation && (
        <p>
          No confirmation mail? <TextLink href={paths.confirm}>Send it again</TextLink>
        </p>
      )}
    </>
  );
}
