import { ShieldCheck } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { AuthCard } from "@/components/layout/auth-card";
import { OAuthRefusal } from "@/components/security/oauth-refusal";
import { OAuthSignIn } from "@/components/security/oauth-sign-in";
import { PasskeyVerify } from "@/components/security/passkey-verify";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";
import { paths, withQuery } from "@/lib/security/core/paths";
import { verifyProviders } from "@/lib/security/features/oauth/status";
import { verifyStatus } from "@/lib/security/features/reauthentication/status";
import { verifyPasscodeStatus } from "@/lib/security/features/unified-sign-in/verify-status";
import { verifyPageStatus } from "@/lib/security/features/webauthn/page-status";
import { services } from "@/lib/security/runtime";
import { currentPerson, load } from "@/lib/security/web/load";
import { nextIn, queryText, type SearchParams } from "@/lib/security/web/query";
import { verifyElsewhere } from "./actions";
import { VerifyByCodeForm } from "./verify-by-code-form";
import { VerifyForm } from "./verify-form";

export const metadata: Metadata = { title: "Confirm it is you" };

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
  return (
    <AuthCard
      icon={<ShieldCheck aria-hidden />}
      title="Confirm it is you"
      description={person && `You are signed in as ${person.email}. The next step is a sensitive one.`}
      footer={<TextLink href={paths.account}>Back to your account</TextLink>}
    >
      <OAuthRefusal refused={refused} />
      {passkeys.isOffered && <PasskeyVerify origins={passkeys.origins} target={passkeys.target} />}
      {status.hasPassword && <VerifyForm email={person?.email ?? ""} next={next} />}
      {passcodes && passcodes.codes.length > 0 && (
        <VerifyByCodeForm
          next={next}
          hasApp={passcodes.codes.includes("authenticator")}
          sentCodes={passcodes.sentCodes}
          resendAfter={passcodes.resendAfter / 1000}
          isSecond={status.hasPassword || passkeys.isOffered}
        />
      )}
      <OAuthSignIn providers={elsewhere.providers} next={next} action={verifyElsewhere} />
      {!status.hasPassword && !passkeys.isOffered && !passcodes?.codes.length && elsewhere.providers.length === 0 && (
        <SignInAnew next={next} />
      )}
    </AuthCard>
  );
}

/** Somebody without a password proves who they are by signing in once more. */
function SignInAnew({ next }: { next: string | undefined }) {
  return (
    <Button asChild>
      <Link href={withQuery(paths.logout, { next: withQuery(paths.login, { next }) })}>Sign in once more</Link>
    </Button>
  );
}
