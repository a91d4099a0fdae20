import { ShieldCheck } from "lucide-react";
import type { Metadata } from "next";
import { AuthCard } from "@/components/layout/auth-card";
import { BackToLogin } from "@/components/security/back-to-login";
import { TextLink } from "@/components/ui/text-link";
import { paths, withQuery } from "@/lib/security/core/paths";
import { selectStatus } from "@/lib/security/features/two-factor/select-status";
import { services } from "@/lib/security/runtime";
import { load } from "@/lib/security/web/load";
import { nextIn, type SearchParams } from "@/lib/security/web/query";
import { SelectForm } from "./select-form";

export const metadata: Metadata = { title: "One more step" };

/** For people with several second factors: which one today? The one used last is chosen already. */
export default async function SelectPage({ searchParams }: { searchParams: SearchParams }) {
  const [{ methods }, next] = await Promise.all([load(selectStatus), nextIn(searchParams)]);
  return (
    <AuthCard
      icon={<ShieldCheck aria-hidden />}
      title="One more step"
      description="The first one was right. Now show that it is really you."
      footer={
        <>
          {services().config.features.recoveryCodes && (
            <TextLink href={withQuery(paths.twoFactorRecoveryCode, { next })}>Use a recovery code</TextLink>
          )}
          <BackToLogin next={next} />
        </>
      }
    >
      <SelectForm methods={methods} next={next} />
    </AuthCard>
  );
}
