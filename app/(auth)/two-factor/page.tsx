import { Mail, MessageSquareText, Smartphone } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { AuthCard } from "@/components/layout/auth-card";
import { BackToLogin } from "@/components/security/back-to-login";
import { CodeForm } from "@/components/security/code-form";
import { SendAgain } from "@/components/security/send-again";
import { TextLink } from "@/components/ui/text-link";
import { paths, withQuery } from "@/lib/security/core/paths";
import { parkedStatus } from "@/lib/security/features/two-factor/parked-status";
import { services } from "@/lib/security/runtime";
import { load } from "@/lib/security/web/load";
import { nextIn, type SearchParams } from "@/lib/security/web/query";
import { enterCode, sendAgain } from "./actions";

export const metadata: Metadata = { title: "Enter your code" };

/** The second step of a sign-in, by code. Whoever has no login waiting is sent to begin one. */
export default async function TwoFactorPage({ searchParams }: { searchParams: SearchParams }) {
  const [status, next] = await Promise.all([load(parkedStatus), nextIn(searchParams)]);
  if (status.method === "webauthn") redirect(withQuery(paths.twoFactorPasskey, { next }));
  const { icon, description } = explain(status.method, status.sentTo);
  return (
    <AuthCard
      icon={icon}
      title="Enter your code"
      description={description}
      footer={
        <>
          {status.hasChoice && <TextLink href={withQuery(paths.twoFactorSelect, { next })}>Use another way</TextLink>}
          <TextLink href={withQuery(paths.twoFactorRescue, { next })}>
            {status.method === "authenticator" ? "Lost your device?" : "No code?"}
          </TextLink>
          <BackToLogin next={next} />
        </>
      }
    >
      <CodeForm enter={enterCode} next={next}>
        Sign in
      </CodeForm>
      {status.resendIn !== null && (
        <SendAgain
          sendAgain={sendAgain}
          resendIn={status.resendIn}
          resendAfter={services().config.codes.resendAfter / 1000}
        />
      )}
    </AuthCard>
  );
}

function explain(method: string | null, sentTo: string | null): { icon: ReactNode; description: string } {
  if (method === "email") return { icon: <Mail aria-hidden />, description: `We have mailed it to ${sentTo}.` };
  if (method === "sms")
    return { icon: <MessageSquareText aria-hidden />, description: `We have sent it to your phone, ${sentTo}.` };
  return { icon: <Smartphone aria-hidden />, description: "Your authenticator app shows it." };
}
