import { UserRoundCheck } from "lucide-react";
import type { Metadata } from "next";
import { AuthCard } from "@/components/layout/auth-card";
import { BackToLogin } from "@/components/security/back-to-login";
import { RefusedLink } from "@/components/security/refused-link";
import { formatMailTime } from "@/lib/mail/time";
import { inspectKeepAccount } from "@/lib/security/features/privacy/keep-account";
import { inspect } from "@/lib/security/web/load";
import { whyLinkIsRefused } from "@/lib/security/web/outcomes";
import { KeepAccountForm } from "./keep-account-form";

export const metadata: Metadata = { title: "Keep your account" };

/** Where the mail about an account that is to be deleted leads. It only looks; the button acts. */
export default async function KeepAccountPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await inspect(inspectKeepAccount, { token });
  if (!link.ok) return <RefusedLink refusal={await whyLinkIsRefused(link)} />;
  return (
    <AuthCard
      icon={<UserRoundCheck aria-hidden />}
      title="Keep your account"
      description={`It is to be deleted on ${formatMailTime(link.value.eraseAt)}. With this button it stays, as it was.`}
      footer={<BackToLogin />}
    >
      <KeepAccountForm token={token} />
    </AuthCard>
  );
}
