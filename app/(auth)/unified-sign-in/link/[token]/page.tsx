import { LogIn, MonitorSmartphone } from "lucide-react";
import type { Metadata } from "next";
import { AuthCard } from "@/components/layout/auth-card";
import { BackToLogin } from "@/components/security/back-to-login";
import { RefusedLink } from "@/components/security/refused-link";
import { guestsOnly } from "@/lib/security/core/access";
import { paths } from "@/lib/security/core/paths";
import { inspectSignInLink } from "@/lib/security/features/unified-sign-in/inspect-link";
import { allow, inspect } from "@/lib/security/web/load";
import { whyLinkIsRefused } from "@/lib/security/web/outcomes";
import { nextIn, type SearchParams } from "@/lib/security/web/query";
import { forwardLink } from "@/lib/security/web/single-page";
import { LinkForm } from "./link-form";

export const metadata: Metadata = { title: "Sign in" };

type LinkPageProps = { params: Promise<{ token: string }>; searchParams: SearchParams };

/** Where the link of a sign-in mail leads. It only looks; the button acts, so a mail scanner signs nobody in. */
export default async function SignInLinkPage({ params, searchParams }: LinkPageProps) {
  await allow(guestsOnly());
  const { token } = await params;
  const [link, next] = await Promise.all([inspect(inspectSignInLink, { token }), nextIn(searchParams)]);
  await forwardLink("login", token, link);
  if (!link.ok) return <RefusedLink refusal={await whyLinkIsRefused(link)} againHref={paths.unifiedSignIn} />;
  if (link.value.isHere)
    return (
      <AuthCard
        icon={<LogIn aria-hidden />}
        title="Sign in"
        description="One click, and you are in."
        footer={<BackToLogin />}
      >
        <LinkForm token={token} next={next} wantsCode={false} />
      </AuthCard>
    );
  return (
    <AuthCard
      icon={<MonitorSmartphone aria-hidden />}
      title="You asked in another browser"
      description="Go back there and type the code of the mail, or type it here to sign in here. If you did not ask for the mail, close this page."
      footer={<BackToLogin />}
    >
      <LinkForm token={token} next={next} wantsCode />
    </AuthCard>
  );
}
