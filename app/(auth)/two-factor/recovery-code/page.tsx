import { Ticket } from "lucide-react";
import type { Metadata } from "next";
import { AuthCard } from "@/components/layout/auth-card";
import { BackToLogin } from "@/components/security/back-to-login";
import { TextLink } from "@/components/ui/text-link";
import { paths, withQuery } from "@/lib/security/core/paths";
import { redeemStatus } from "@/lib/security/features/recovery-codes/redeem-status";
import { load } from "@/lib/security/web/load";
import { nextIn, type SearchParams } from "@/lib/security/web/query";
import { RecoveryCodeForm } from "./recovery-code-form";

export const metadata: Metadata = { title: "Use a recovery code" };

/** In place of the second factor: a code of those that were saved. */
export default async function RecoveryCodePage({ searchParams }: { searchParams: SearchParams }) {
  const [{ back }, next] = await Promise.all([load(redeemStatus), nextIn(searchParams)]);
  return (
    <AuthCard
      icon={<Ticket aria-hidden />}
      title="Use a recovery code"
      description="One of the codes that you saved when you set up two-factor sign-in."
      footer={
        <>
          <TextLink href={withQuery(paths[back], { next })}>Back</TextLink>
          <BackToLogin next={next} />
        </>
      }
    >
      <RecoveryCodeForm next={next} />
    </AuthCard>
  );
}
