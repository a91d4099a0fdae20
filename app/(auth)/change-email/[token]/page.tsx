import { AuthCard } from "@/components/layout/auth-card";
import { RefusedLink } from "@/components/security/refused-link";
import { Icon } from "@/components/ui/icon";
import { paths } from "@/lib/security/core/paths";
import { inspectEmailChange } from "@/lib/security/features/identity/inspect-email-change";
import { inspect } from "@/lib/security/web/load";
import { whyLinkIsRefused } from "@/lib/security/web/outcomes";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { forwardLink } from "@/lib/security/web/single-page";
import { NewAddressForm } from "./new-address-form";

export const generateMetadata = titled("auth.changeEmail.title");

/** Where the link in the new mailbox leads. It only looks; the button acts. */
export default async function NewAddressPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await inspect(inspectEmailChange, { token });
  await forwardLink("changeEmail", token, link);
  if (!link.ok) return <RefusedLink refusal={await whyLinkIsRefused(link)} againHref={paths.accountEmail} />;
  const t = await getTranslations("auth.changeEmail");
  return (
    <AuthCard
      icon={<Icon name="mail-check" />}
      title={t("title")}
      description={t("description", { email: link.value.email })}
    >
      <NewAddressForm token={token}>{t("submit")}</NewAddressForm>
    </AuthCard>
  );
}
