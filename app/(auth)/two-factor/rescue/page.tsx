import { LifeBuoy } from "lucide-react";
import type { Metadata } from "next";
import { AuthCard } from "@/components/layout/auth-card";
import { BackToLogin } from "@/components/security/back-to-login";
import { TextLink } from "@/components/ui/text-link";
import { paths, withQuery } from "@/lib/security/core/paths";
import { parkedStatus } from "@/lib/security/features/two-factor/parked-status";
import { load } from "@/lib/security/web/load";
import { nextIn, type SearchParams } from "@/lib/security/web/query";
import { RescueForm } from "./rescue-form";

export const metadata: Metadata = { title: "Other ways in" };

/** For somebody whose second factor is not at hand. */
export default async function RescuePage({ searchParams }: { searchParams: SearchParams }) {
  const [{ method, options }, next] = await Promise.all([load(parkedStatus), nextIn(searchParams)]);
  const back = method === "webauthn" ? paths.twoFactorPasskey : paths.twoFactor;
  return (
    <AuthCard
      icon={<LifeBuoy aria-hidden />}
      title="Other ways in"
      description="Your second step stays as it is. You can set up another one when you are in."
      footer={
        <>
          <TextLink href={withQuery(back, { next })}>Back</TextLink>
          <BackToLogin next={next} />
        </>
      }
    >
      <RescueForm options={options} next={next} />
    </AuthCard>
  );
}
