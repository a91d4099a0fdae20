import { LogIn, MonitorSmartphone } from "lucide-react";
import type { Metadata } from "next";
import { AuthCard } from "@/components/layout/auth-card";
import { BackToLogin } from "@/components/security/back-to-login";
import { RefusedLink } from "@/components/security/refused-link";
import { guestsOnly } from "@/lib/security/core/access";
import { paths } from "@/lib/security/core/paths";
import { inspectLoginLink } from "@/lib/security/features/login/inspect-link";
import { allow, inspect } from "@/lib/security/web/load";
import { whyLinkIsRefused } from "@/lib/security/web/outcomes";
import { nextIn, type SearchParams } from "@/lib/security/web/query";
import { forwardLink } from "@/lib/security/web/single-page";
import { RedeemForm } from "./redeem-form";

export const metadata: Metadata = { title: "Sign in" };

type RedeemPageProps = { params: Promise<{ token: string }>; searchParams: SearchParams };

/** Where a sign-in link leads. It only looks; the button acts. */
export default async function RedeemPage({ params, searchParams }: RedeemPageProps) {
  await allow(guestsOnly());
  const { token } = await params;
  const [link, next] = await Promise.all([inspect(inspectLoginLink, { token }), nextIn(searchParams)]);
  await forwardLink("login", token, link);
  if (!link.ok) return <RefusedLink refusal={await whyLinkIsRefused(link)} againHref={paths.loginLinkRequest} />;
  const { isHere } = link.value;
  return (
    <AuthCard
      icon={isHere ? <LogIn aria-hidden /> : <MonitorSmartphone aria-hidden />}
      title={isHere ? "Sign in" : "You asked in another browser"}
      description={
        isHere
          ? "One click, and you are in."
          : "Open the link there; or, to sign in here, type the address that got the mail. If you did not ask for it, close this page."
      }
      footer={<BackToLogin />}
    >
      <RedeemForm token={token} next={next} wantsAddress={!isHere} />
    </AuthCard>
  );
}
