import { Undo2 } from "lucide-react";
import type { Metadata } from "next";
import { AuthCard } from "@/components/layout/auth-card";
import { RefusedLink } from "@/components/security/refused-link";
import { paths } from "@/lib/security/core/paths";
import { inspectEmailUndo } from "@/lib/security/features/identity/inspect-undo";
import { inspect } from "@/lib/security/web/load";
import { whyLinkIsRefused } from "@/lib/security/web/outcomes";
import { UndoForm } from "./undo-form";

export const metadata: Metadata = { title: "Take the change back" };

/** Where the link in the former mailbox leads. It only looks; the button acts. */
export default async function UndoPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await inspect(inspectEmailUndo, { token });
  if (!link.ok)
    return (
      <RefusedLink
        refusal={await whyLinkIsRefused(link)}
        againHref={paths.accountEmail}
        againLabel="Look at your address"
      />
    );
  return (
    <AuthCard
      icon={<Undo2 aria-hidden />}
      title="Take the change back"
      description={`Your account gets the address ${link.value.email} back. Everybody is signed out, you too, and ways to sign in that were added since are removed. Then choose a new password.`}
    >
      <UndoForm token={token} />
    </AuthCard>
  );
}
