import type { Metadata } from "next";
import { AuthCard } from "@/components/layout/auth-card";
import { OAuthRefusal } from "@/components/security/oauth-refusal";
import { OAuthSignIn } from "@/components/security/oauth-sign-in";
import { TextLink } from "@/components/ui/text-link";
import { guestsOnly } from "@/lib/security/core/access";
import { paths, withQuery } from "@/lib/security/core/paths";
import { signInProviders } from "@/lib/security/features/oauth/status";
import { unifiedSignInStatus } from "@/lib/security/features/unified-sign-in/sign-in-status";
import { signInPageStatus } from "@/lib/security/features/webauthn/page-status";
import { services } from "@/lib/security/runtime";
import { allow, load } from "@/lib/security/web/load";
import { nextIn, queryText, type SearchParams } from "@/lib/security/web/query";
import { signInElsewhere } from "./actions";
import { UnifiedSignInForm } from "./unified-sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

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
  return (
    <AuthCard
      title={`Sign in to ${appName}`}
      footer={
        <>
          {!unifiedSignIn.replacesLogin && (
            <p>
              <TextLink href={withQuery(paths.login, { next })}>Sign in by e-mail address and password</TextLink>
            </p>
          )}
          {features.registration && (
            <p>
              New here? <TextLink href={withQuery(paths.register, { next })}>Create an account</TextLink>
            </p>
          )}
        </>
      }
    >
      <OAuthRefusal refused={refused} />
      <UnifiedSignInForm
        next={next}
        identities={status.identityAttributes}
        takesPasswords={status.methods.includes("password")}
        codeMethods={status.codeMethods}
        rememberByDefault={status.rememberByDefault}
        resendAfter={status.resendAfter / 1000}
        resetHref={features.recovery ? withQuery(paths.reset, { next }) : null}
        passkeys={passkeys}
      />
      <OAuthSignIn providers={elsewhere.providers} next={next} action={signInElsewhere} />
    </AuthCard>
  );
}
