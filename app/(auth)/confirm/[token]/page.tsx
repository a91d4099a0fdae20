import { MailCheck } from "lucide-react";
import type { Metadata } from "next";
import { AuthCard } from "@/components/layout/auth-card";
import { RefusedLink } from "@/components/security/refused-link";
import { paths } from "@/lib/security/core/paths";
import { inspectConfirmation } from "@/lib/security/features/confirmation/inspect";
import { inspect, sentenceOf } from "@/lib/security/web/load";
import { ConfirmForm } from "./confirm-form";

export const metadata: Metadata = { title: "Confirm your address" };

/** Where the mailed link leads. It only looks; the button acts, so a mail scanner that opens every link confirms nothing. */
export default async function ConfirmPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const refusal = sentenceOf(await inspect(inspectConfirmation, { token }));
  if (refusal) return <RefusedLink refusal={refusal} againHref={paths.confirm} />;
  return (
    <AuthCard
      icon={<MailCheck aria-hidden />}
      title="Confirm your address"
      description="One click, and we know that the address is yours."
    >
      <ConfirmForm token={token} />
    </AuthCard>
  );
}
