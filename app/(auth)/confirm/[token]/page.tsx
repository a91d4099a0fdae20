import { AuthCard } from "@/components/layout/auth-card";
import { RefusedLink } from "@/components/security/refused-link";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { paths } from "@/lib/security/core/paths";
import { inspectConfirmation } from "@/lib/security/features/confirmation/inspect";
import { inspect, sentenceOf } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { forwardLink } from "@/lib/security/web/single-page";
import { ConfirmForm } from "./confirm-form";

export const generateMetadata = titled("auth.confirm.title");

/** Where the mailed link leads. It only looks; the button acts, so a mail scanner that opens every link confirms nothing. */
export default async function ConfirmPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await inspect(inspectConfirmation, { token });
  await forwardLink("confirm", token, link);
  if (!link.ok && link.code === "ALREADY_CONFIRMED") return <AlreadyConfirmed />;
  if (!link.ok) return <RefusedLink refusal={(await sentenceOf(link)) ?? ""} againHref={paths.confirm} />;
  const t = await getTranslations("auth.confirm");
  return (
    <AuthCard icon={<Icon name="mail-check" />} title={t("title")} description={t("description")}>
      <ConfirmForm token={token}>{t("submit")}</ConfirmForm>
    </AuthCard>
  );
}

async function AlreadyConfirmed() {
  const t = await getTranslations("auth.confirm.done");
  return (
    <AuthCard icon={<Icon name="mail-check" />} title={t("title")} description={t("description")}>
      <a href={paths.login} className={buttonClass()}>
        {t("login")}
      </a>
    </AuthCard>
  );
}
