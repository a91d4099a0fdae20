import { KeyRound } from "lucide-react";
import type { Metadata } from "next";
import { AuthCard } from "@/components/layout/auth-card";
import { BackToLogin } from "@/components/security/back-to-login";
import { PasskeySecondStep } from "@/components/security/passkey-second-step";
import { TextLink } from "@/components/ui/text-link";
import { paths, withQuery } from "@/lib/security/core/paths";
import { secondStep } from "@/lib/security/features/webauthn/second-step";
import { load } from "@/lib/security/web/load";
import { nextIn, type SearchParams } from "@/lib/security/web/query";

export const metadata: Metadata = { title: "Use your passkey" };

/** The second step of a sign-in, by passkey. Whoever has no login waiting is sent to begin one. */
export default async function PasskeyStepPage({ searchParams }: { searchParams: SearchParams }) {
  const [{ origins, hasOtherFactors }, next] = await Promise.all([load(secondStep), nextIn(searchParams)]);
  return (
    <AuthCard
      icon={<KeyRound aria-hidden />}
      title="Use your passkey"
      description="Your password was right. One more step: your device or security key."
      footer={
        <>
          {hasOtherFactors && <TextLink href={withQuery(paths.twoFactorSelect, { next })}>Use another way</TextLink>}
          <BackToLogin next={next} />
        </>
      }
    >
      <PasskeySecondStep origins={origins} next={next} />
    </AuthCard>
  );
}
