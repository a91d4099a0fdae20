import { Hourglass, Lock } from "lucide-react";
import type { Metadata } from "next";
import { AuthCard } from "@/components/layout/auth-card";
import { BackToLogin } from "@/components/security/back-to-login";
import { RefusedLink } from "@/components/security/refused-link";
import { paths } from "@/lib/security/core/paths";
import { inspectReset } from "@/lib/security/features/passwords/inspect-reset";
import { inspect, sentenceOf } from "@/lib/security/web/load";
import { forwardLink } from "@/lib/security/web/single-page";
import { ResetForm } from "./reset-form";

export const metadata: Metadata = { title: "Choose a new password" };

export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await inspect(inspectReset, { token });
  await forwardLink("reset", token, link);
  if (!link.ok && link.code === "RESET_TOO_EARLY") return <WaitingLink sentence={(await sentenceOf(link)) ?? ""} />;
  if (!link.ok) return <RefusedLink refusal={(await sentenceOf(link)) ?? ""} againHref={paths.reset} />;
  return (
    <AuthCard
      icon={<Lock aria-hidden />}
      title="Choose a new password"
      description="Afterwards you are signed out everywhere else."
    >
      <ResetForm token={token} minLength={link.value.minLength} />
    </AuthCard>
  );
}

/** A link that is good, but not yet. */
function WaitingLink({ sentence }: { sentence: string }) {
  return (
    <AuthCard
      icon={<Hourglass aria-hidden />}
      title="A little later"
      description={`${sentence} Keep the mail, and open it again then.`}
      footer={<BackToLogin />}
    />
  );
}
