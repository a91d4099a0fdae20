import { AuthCard } from "@/components/layout/auth-card";
import { BackToLogin } from "@/components/security/back-to-login";
import { RefusedLink } from "@/components/security/refused-link";
import { Icon } from "@/components/ui/icon";
import { inspectKeepAccount } from "@/lib/security/features/privacy/keep-account";
import { requestLanguage } from "@/lib/security/web/language";
import { inspect } from "@/lib/security/web/load";
import { whyLinkIsRefused } from "@/lib/security/web/outcomes";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { KeepAccountForm } from "./keep-account-form";

export const generateMetadata = titled("auth.keepAccount.title");

/** Where the mail about an account that is to be deleted leads. It only looks; the button acts. */
export default async function KeepAccountPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await inspect(inspectKeepAccount, { token });
  if (!link.ok) return <RefusedLink refusal={await whyLinkIsRefused(link)} />;
  const [t, language] = await Promise.all([getTranslations("auth.keepAccount"), requestLanguage()]);
  return (
    <AuthCard
      icon={<Icon name="user-round-check" />}
      title={t("title")}
      description={t("description", { moment: language.moment(link.value.eraseAt) })}
      footer={<BackToLogin />}
    >
      <KeepAccountForm token={token}>{t("submit")}</KeepAccountForm>
    </AuthCard>
  );
}
