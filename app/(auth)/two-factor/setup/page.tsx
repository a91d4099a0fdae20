import { ShieldPlus } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/layout/auth-card";
import { BackToLogin } from "@/components/security/back-to-login";
import { MethodForm } from "@/components/security/method-form";
import { SetUpProof } from "@/components/security/set-up-proof";
import { TextLink } from "@/components/ui/text-link";
import { paths, withQuery } from "@/lib/security/core/paths";
import { setUpStatus } from "@/lib/security/features/two-factor/set-up-status";
import { twoFactorStatus } from "@/lib/security/features/two-factor/status";
import { services } from "@/lib/security/runtime";
import { currentPerson, load } from "@/lib/security/web/load";
import { nextIn, queryText, type SearchParams } from "@/lib/security/web/query";
import { enterCode, sendAgain } from "../actions";
import { setUpNow } from "./actions";

export const metadata: Metadata = { title: "Set up two-factor sign-in" };

/** On the way in, for people who need a second factor and have none: choose one, then prove it. */
export default async function SetUpAtLoginPage({ searchParams }: { searchParams: SearchParams }) {
  if (await currentPerson()) redirect(paths.accountTwoFactor);
  const [open, { methods }, next, choose] = await Promise.all([
    load(setUpStatus),
    load(twoFactorStatus),
    nextIn(searchParams),
    queryText(searchParams, "choose"),
  ]);
  const proof = choose === undefined ? open : null;
  return (
    <AuthCard
      icon={<ShieldPlus aria-hidden />}
      title="Set up two-factor sign-in"
      description={
        proof
          ? "Enter the first code, and you are in."
          : "Your account needs a second step besides the first. It takes a minute, once."
      }
      footer={
        <>
          {proof && <TextLink href={withQuery(paths.twoFactorSetup, { next, choose: "1" })}>Use another way</TextLink>}
          <BackToLogin next={next} />
        </>
      }
    >
      {proof ? (
        <SetUpProof
          proof={proof}
          enter={enterCode}
          sendAgain={sendAgain}
          resendAfter={services().config.codes.resendAfter / 1000}
          next={next}
        />
      ) : (
        <MethodForm setUp={setUpNow} methods={methods.filter((one) => one !== "disable")} next={next} />
      )}
    </AuthCard>
  );
}
