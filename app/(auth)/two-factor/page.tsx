import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { AuthCard } from "@/components/layout/auth-card";
import { Texts } from "@/components/layout/texts";
import { BackToLogin } from "@/components/security/back-to-login";
import { CodeForm } from "@/components/security/code-form";
import { SendAgain } from "@/components/security/send-again";
import { Icon } from "@/components/ui/icon";
import { TextLink } from "@/components/ui/text-link";
import { paths, withQuery } from "@/lib/security/core/paths";
import { parkedStatus } from "@/lib/security/features/two-factor/parked-status";
import { services } from "@/lib/security/runtime";
import { load } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { nextIn, type SearchParams } from "@/lib/security/web/query";
import { enterCode, sendAgain } from "./actions";

export const generateMetadata = titled("auth.twoFactor.code.title");

/** The second step of a sign-in, by code. Whoever has no login waiting is sent to begin one. */
export default async function TwoFactorPage({ searchParams }: { searchParams: SearchParams }) {
  const [status, next] = await Promise.all([load(parkedStatus), nextIn(searchParams)]);
  if (status.method === "webauthn") redirect(withQuery(paths.twoFactorPasskey, { next }));
  const t = await getTranslations("auth.twoFactor.code");
  const { icon, description } = await explain(status.method, status.sentTo);
  return (
    <AuthCard
      icon={icon}
      title={t("title")}
      description={description}
      footer={
        <>
          {status.hasChoice && <TextLink href={withQuery(paths.twoFactorSelect, { next })}>{t("anotherWay")}</TextLink>}
          <TextLink href={withQuery(paths.twoFactorRescue, { next })}>
            {status.method === "authenticator" ? t("deviceLost") : t("noCode")}
          </TextLink>
          <BackToLogin next={next} />
        </>
      }
    >
      <Texts of={["security.code"]}>
        <CodeForm enter={enterCode} next={next}>
          {t("submit")}
        </CodeForm>
        {status.resendIn !== null && (
          <SendAgain
            sendAgain={sendAgain}
            resendIn={status.resendIn}
            resendAfter={services().config.codes.resendAfter / 1000}
          />
        )}
      </Texts>
    </AuthCard>
  );
}

async function explain(
  method: string | null,
  sentTo: string | null,
): Promise<{ icon: ReactNode; description: string }> {
  const t = await getTranslations("auth.twoFactor.code");
  if (method === "email") return { icon: <Icon name="mail" />, description: t("byMail", { address: sentTo ?? "" }) };
  if (method === "sms")
    return { icon: <Icon name="message-square-text" />, description: t("bySms", { number: sentTo ?? "" }) };
  return { icon: <Icon name="smartphone" />, description: t("byApp") };
}
