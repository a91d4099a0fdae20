import { ShieldAlert } from "lucide-react";
import type { Metadata } from "next";
import { AuthCard } from "@/components/layout/auth-card";
import { BackToLogin } from "@/components/security/back-to-login";
import { RefusedLink } from "@/components/security/refused-link";
import { formatMailTime } from "@/lib/mail/time";
import { paths } from "@/lib/security/core/paths";
import { inspectNotMe } from "@/lib/security/features/devices/inspect-not-me";
import { inspect } from "@/lib/security/web/load";
import { whyLinkIsRefused } from "@/lib/security/web/outcomes";
import { NotMeForm } from "./not-me-form";

export const metadata: Metadata = { title: "This was not me" };

/** Where "this was not me" in the mail about a new browser leads. It only looks; the button acts. */
export default async function NotMePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await inspect(inspectNotMe, { token });
  if (!link.ok)
    return (
      <RefusedLink refusal={await whyLinkIsRefused(link)} againHref={paths.reset} againLabel="Choose a new password" />
    );
  return (
    <AuthCard
      icon={<ShieldAlert aria-hidden />}
      title="This was not me"
      description={`Somebody signed in to your account on ${formatMailTime(link.value.signedInAt)}. If it was not you, everybody is signed out, ways to sign in that were added since are removed, and the account stays locked until you choose a new password: that is the next step.`}
      footer={<BackToLogin />}
    >
      <NotMeForm token={token} />
    </AuthCard>
  );
}
