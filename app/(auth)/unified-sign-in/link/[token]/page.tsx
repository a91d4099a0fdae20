import { AuthCard } from "@/components/layout/auth-card";
import { Texts } from "@/components/layout/texts";
import { BackToLogin } from "@/components/security/back-to-login";
import { RefusedLink } from "@/components/security/refused-link";
import { Icon } from "@/components/ui/icon";
import { guestsOnly } from "@/lib/security/core/access";
import { paths } from "@/lib/security/core/paths";
import { inspectSignInLink } from "@/lib/security/features/unified-sign-in/inspect-link";
import { allow, inspect } from "@/lib/security/web/load";
import { whyLinkIsRefused } from "@/lib/security/web/outcomes";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { nextIn, type SearchParams } from "@/lib/security/web/query";
import { forwardLink } from "@/lib/security/web/single-page";
import { LinkForm } from "./link-form";

export const generateMetadata = titled("auth.unifiedSignInLink.title");

type LinkPageProps = { params: Promise<{ token: string }>; searchParams: SearchParams };

/** Where the link of a sign-in mail leads. It only looks; the button acts, so a mail scanner signs nobody in. */
export default async function SignInLinkPage({ params, searchParams }: LinkPageProps) {
  await allow(guestsOnly());
  const { token } = await params;
  const [link, next] = await Promise.all([inspect(inspectSignInLink, { token }), nextIn(searchParams)]);
  await forwardLink("login", token, link);
  if (!link.ok) return <RefusedLink refusal={await whyLinkIsRefused(link)} againHref={paths.unifiedSignIn} />;
  const { isHere } = link.value;
  const t = await getTranslations("auth.unifiedSignInLink");
  return (
    <AuthCard
      icon={isHere ? <Icon name="log-in" /> : <Icon name="monitor-smartphone" />}
      title={isHere ? t("title") : t("elsewhere.title")}
      description={isHere ? t("description") : t("elsewhere.description")}
      footer={<BackToLogin />}
    >
      <Texts of={["auth.unifiedSignInLink.form"]}>
        <LinkForm token={token} next={next} wantsCode={!isHere} />
      </Texts>
    </AuthCard>
  );
}
