import { AuthCard } from "@/components/layout/auth-card";
import { Texts } from "@/components/layout/texts";
import { BackToLogin } from "@/components/security/back-to-login";
import { RefusedLink } from "@/components/security/refused-link";
import { Icon } from "@/components/ui/icon";
import { paths } from "@/lib/security/core/paths";
import { inspectReset } from "@/lib/security/features/passwords/inspect-reset";
import { inspect, sentenceOf } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { forwardLink } from "@/lib/security/web/single-page";
import { ResetForm } from "./reset-form";

export const generateMetadata = titled("auth.reset.title");

export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await inspect(inspectReset, { token });
  await forwardLink("reset", token, link);
  if (!link.ok && link.code === "RESET_TOO_EARLY") return <WaitingLink sentence={(await sentenceOf(link)) ?? ""} />;
  if (!link.ok) return <RefusedLink refusal={(await sentenceOf(link)) ?? ""} againHref={paths.reset} />;
  const t = await getTranslations("auth.reset");
  return (
    <AuthCard icon={<Icon name="lock" />} title={t("title")} description={t("description")}>
      <Texts of={["auth.reset.form"]}>
        <ResetForm token={token} minLength={link.value.minLength} />
      </Texts>
    </AuthCard>
  );
}

/** A link that is good, but not yet. */
async function WaitingLink({ sentence }: { sentence: string }) {
  const t = await getTranslations("auth.reset.waiting");
  return (
    <AuthCard
      icon={<Icon name="hourglass" />}
      title={t("title")}
      description={t("description", { sentence })}
      footer={<BackToLogin />}
    />
  );
}
