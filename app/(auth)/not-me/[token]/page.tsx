import { AuthCard } from "@/components/layout/auth-card";
import { BackToLogin } from "@/components/security/back-to-login";
import { RefusedLink } from "@/components/security/refused-link";
import { Icon } from "@/components/ui/icon";
import { paths } from "@/lib/security/core/paths";
import { inspectNotMe } from "@/lib/security/features/devices/inspect-not-me";
import { requestLanguage } from "@/lib/security/web/language";
import { inspect } from "@/lib/security/web/load";
import { whyLinkIsRefused } from "@/lib/security/web/outcomes";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { NotMeForm } from "./not-me-form";

export const generateMetadata = titled("auth.notMe.title");

/** Where "this was not me" in the mail about a new browser leads. It only looks; the button acts. */
export default async function NotMePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await inspect(inspectNotMe, { token });
  const [t, language] = await Promise.all([getTranslations("auth.notMe"), requestLanguage()]);
  if (!link.ok)
    return <RefusedLink refusal={await whyLinkIsRefused(link)} againHref={paths.reset} againLabel={t("instead")} />;
  return (
    <AuthCard
      icon={<Icon name="shield-alert" />}
      title={t("title")}
      description={t("description", { moment: language.moment(link.value.signedInAt) })}
      footer={<BackToLogin />}
    >
      <NotMeForm token={token}>{t("submit")}</NotMeForm>
    </AuthCard>
  );
}
