import { LockKeyholeOpen } from "lucide-react";
import type { Metadata } from "next";
import { AuthCard } from "@/components/layout/auth-card";
import { BackToLogin } from "@/components/security/back-to-login";
import { RefusedLink } from "@/components/security/refused-link";
import { formatMailTime } from "@/lib/mail/time";
import { inspectUnlock } from "@/lib/security/features/unlock/inspect";
import { inspect } from "@/lib/security/web/load";
import { whyLinkIsRefused } from "@/lib/security/web/outcomes";
import { UnlockForm } from "./unlock-form";

export const metadata: Metadata = { title: "Try again" };

/** Where the mail about too many wrong passwords leads. It only looks; the button acts. */
export default async function UnlockPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await inspect(inspectUnlock, { token });
  if (!link.ok) return <RefusedLink refusal={await whyLinkIsRefused(link)} />;
  return (
    <AuthCard
      icon={<LockKeyholeOpen aria-hidden />}
      title="Sign in again"
      description={`Since ${formatMailTime(link.value.pausedAt)} passwords for your account are not looked at, because they were wrong too often. You may have new tries now.`}
      footer={<BackToLogin />}
    >
      <UnlockForm token={token} />
    </AuthCard>
  );
}
