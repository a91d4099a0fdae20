import { AuthCard } from "@/components/layout/auth-card";
import { BackToLogin } from "@/components/security/back-to-login";
import { RefusedLink } from "@/components/security/refused-link";
import { Icon } from "@/components/ui/icon";
import { inspectUnlock } from "@/lib/security/features/unlock/inspect";
import { requestLanguage } from "@/lib/security/web/language";
import { inspect } from "@/lib/security/web/load";
import { whyLinkIsRefused } from "@/lib/security/web/outcomes";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { UnlockForm } from "./unlock-form";

export const generateMetadata = titled("auth.unlock.title");

/** Where the mail about too many wrong passwords leads. It only looks; the button acts. */
export default async function UnlockPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await inspect(inspectUnlock, { token });
  if (!link.ok) return <RefusedLink refusal={await whyLinkIsRefused(link)} />;
  const [t, language] = await Promise.all([getTranslations("auth.unlock"), requestLanguage()]);
  return (
    <AuthCard
      icon={<Icon name="lock-keyhole-open" />}
      title={t("heading")}
      description={t("description", { moment: language.moment(link.value.pausedAt) })}
      footer={<BackToLogin />}
    >
      <UnlockForm token={token}>{t("submit")}</UnlockForm>
    </AuthCard>
  );
}
