import { AuthCard } from "@/components/layout/auth-card";
import { RefusedLink } from "@/components/security/refused-link";
import { Icon } from "@/components/ui/icon";
import { paths } from "@/lib/security/core/paths";
import { inspectEmailUndo } from "@/lib/security/features/identity/inspect-undo";
import { inspect } from "@/lib/security/web/load";
import { whyLinkIsRefused } from "@/lib/security/web/outcomes";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { UndoForm } from "./undo-form";

export const generateMetadata = titled("auth.undoEmailChange.title");

/** Where the link in the former mailbox leads. It only looks; the button acts. */
export default async function UndoPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await inspect(inspectEmailUndo, { token });
  const t = await getTranslations("auth.undoEmailChange");
  if (!link.ok)
    return (
      <RefusedLink refusal={await whyLinkIsRefused(link)} againHref={paths.accountEmail} againLabel={t("instead")} />
    );
  return (
    <AuthCard
      icon={<Icon name="undo-2" />}
      title={t("title")}
      description={t("description", { email: link.value.email })}
    >
      <UndoForm token={token}>{t("submit")}</UndoForm>
    </AuthCard>
  );
}
