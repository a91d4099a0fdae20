import { MailCheck } from "lucide-react";
import type { Metadata } from "next";
import { AuthCard } from "@/components/layout/auth-card";
import { RefusedLink } from "@/components/security/refused-link";
import { paths } from "@/lib/security/core/paths";
import { inspectEmailChange } from "@/lib/security/features/identity/inspect-email-change";
import { inspect } from "@/lib/security/web/load";
import { whyLinkIsRefused } from "@/lib/security/web/outcomes";
import { forwardLink } from "@/lib/security/web/single-page";
import { NewAddressForm } from "./new-address-form";

export const metadata: Metadata = { title: "Your new e-mail address" };

/** Where the link in the new mailbox leads. It only looks; the button acts. */
export default async function NewAddressPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await inspect(inspectEmailChange, { token });
  await forwardLink("changeEmail", token, link);
  if (!link.ok) return <RefusedLink refusal={await whyLinkIsRefused(link)} againHref={paths.accountEmail} />;
  return (
    <AuthCard
      icon={<MailCheck aria-hidden />}
      title="Your new e-mail address"
      description={`From now on your account uses ${link.value.email}. You stay signed in.`}
    >
      <NewAddressForm token={token} />
    </AuthCard>
  );
}
