import { AuthCard } from "@/components/layout/auth-card";
import { Texts } from "@/components/layout/texts";
import { BackToLogin } from "@/components/security/back-to-login";
import { RefusedLink } from "@/components/security/refused-link";
import { Icon } from "@/components/ui/icon";
import { guestsOnly } from "@/lib/security/core/access";
import { paths } from "@/lib/security/core/paths";
import { inspectLoginLink } from "@/lib/security/features/login/inspect-link";
import { allow, inspect } from "@/lib/security/web/load";
import { whyLinkIsRefused } from "@/lib/security/web/outcomes";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { nextIn, type SearchParams } from "@/lib/security/web/query";
import { forwardLink } from "@/lib/security/web/single-page";
import { RedeemForm } from "./redeem-form";

export const generateMetadata = titled("auth.loginLink.title");

type RedeemPageProps = { params: Promise<{ token: string }>; searchParams: SearchParams };

/** Where a sign-in link leads. It only looks; the button acts. */
export default async function RedeemPage({ params, searchParams }: RedeemPageProps) {
  await allow(guestsOnly());
  const { token } = await params;
  const [link, next] = await Promise.all([inspect(inspectLoginLink, { token }), nextIn(searchParams)]);
  await forwardLink("login", token, link);
  if (!link.ok) return <RefusedLink refusal={await whyLinkIsRefused(link)} againHref={paths.loginLinkRequest} />;
  const { isHere } = link.value;
  const t = await getTranslations("auth.loginLink");
  return (
    <AuthCard
      icon={isHere ? <Icon name="log-in" /> : <Icon name="monitor-smartphone" />}
      title={isHere ? t("title") : t("elsewhere.title")}
      description={isHere ? t("description") : t("elsewhere.description")}
      footer={<BackToLogin />}
    >
      <Texts of={["auth.loginLink.form"]}>
        <RedeemForm token={token} next={next} wantsAddress={!isHere} />
      </Texts>
    </AuthCard>
  );
}
