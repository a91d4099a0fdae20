import { MailCheck } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { AuthCard } from "@/components/layout/auth-card";
import { RefusedLink } from "@/components/security/refused-link";
import { Button } from "@/components/ui/button";
import { paths } from "@/lib/security/core/paths";
import { inspectConfirmation } from "@/lib/security/features/confirmation/inspect";
import { inspect, sentenceOf } from "@/lib/security/web/load";
import { forwardLink } from "@/lib/security/web/single-page";
import { ConfirmForm } from "./confirm-form";

export const metadata: Metadata = { title: "Confirm your address" };

/** Where the mailed link leads. It only looks; the button acts, so a mail scanner that opens every link confirms nothing. */
export default async function ConfirmPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await inspect(inspectConfirmation, { token });
  await forwardLink("confirm", token, link);
  if (!link.ok && link.code === "ALREADY_CONFIRMED") return <AlreadyConfirmed />;
  if (!link.ok) return <RefusedLink refusal={(await sentenceOf(link)) ?? ""} againHref={paths.confirm} />;
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

function AlreadyConfirmed() {
  return (
    <AuthCard
      icon={<MailCheck aria-hidden />}
      title="All done"
      description="Your address was confirmed before. There is nothing left to do."
    >
      <Button asChild>
        <Link href={paths.login}>Sign in</Link>
      </Button>
    </AuthCard>
  );
}
