import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card, CardFooter, CardHeader, CardTitle } from "@/components/ui/card";
import { Fact, Facts } from "@/components/ui/facts";
import { Day, Moment } from "@/components/ui/moment";
import { TextLink } from "@/components/ui/text-link";
import { subtle } from "@/components/ui/text-tags";
import { paths } from "@/lib/security/core/paths";
import type { TwoFactorStatus } from "@/lib/security/features/two-factor/status";
import { TurnOffForm } from "./turn-off-form";

/** What is asked for after the password, and what gets somebody in when it is lost. */
export function FactorCard({ status, recoveryCodes }: { status: TwoFactorStatus; recoveryCodes: boolean }) {
  const t = useTranslations("account.twoFactor.factor");
  const { method, phone, since, lastUsedAt, passkeys, recoveryCodesLeft } = status;
  const isOn = method !== null || passkeys > 0;
  return (
    <Card>
      <CardHeader className="flex flex-wrap items-center justify-between gap-3">
        <CardTitle>{t("title")}</CardTitle>
        <Badge tone={isOn ? "success" : "warning"}>{isOn ? t("on") : t("off")}</Badge>
      </CardHeader>
      <Facts>
        <Fact name={t("codes")}>
          <Codes method={method} phone={phone} />
        </Fact>
        {since && (
          <Fact name={t("since")}>
            <Day at={since} />
          </Fact>
        )}
        {lastUsedAt && (
          <Fact name={t("lastUsed")}>
            <Moment at={lastUsedAt} />
          </Fact>
        )}
        {passkeys > 0 && (
          <Fact name={t("passkeys")}>
            {t("passkeyCount", { count: passkeys })}
            <TextLink href={paths.accountPasskeys}>{t("showPasskeys")}</TextLink>
          </Fact>
        )}
        {recoveryCodes && (
          <Fact name={t("recoveryCodes")}>
            {recoveryCodesLeft === 0 ? subtle(t("none")) : t("recoveryCodesLeft", { count: recoveryCodesLeft })}
            <TextLink href={paths.accountRecoveryCodes}>
              {recoveryCodesLeft === 0 ? t("makeRecoveryCodes") : t("manageRecoveryCodes")}
            </TextLink>
          </Fact>
        )}
      </Facts>
      {status.methods.includes("disable") && (
        <CardFooter>
          <p>{t("asked")}</p>
          <TurnOffForm />
        </CardFooter>
      )}
    </Card>
  );
}

function Codes({ method, phone }: Pick<TwoFactorStatus, "method" | "phone">) {
  const t = useTranslations("account.twoFactor.factor");
  if (method === null) return subtle(t("none"));
  return phone ? t.rich("smsTo", { phone, subtle }) : t(`methods.${method}`);
}
