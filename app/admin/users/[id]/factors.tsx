import { useFormatter, useTranslations } from "next-intl";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Fact, Facts } from "@/components/ui/facts";

type Method = "authenticator" | "email" | "sms";

type FactorsProps = {
  hasPassword: boolean;
  secondFactor: Method | null;
  signInMethods: readonly Method[];
  passkeys: readonly string[];
  recoveryCodes: number;
  connections: readonly string[];
};

/** By what somebody can sign in; kinds and names alone. */
export function Factors(props: FactorsProps) {
  const { hasPassword, secondFactor } = props;
  const t = useTranslations("admin.person.factors");
  const format = useFormatter();
  const listed = (names: readonly string[]) =>
    names.length === 0 ? t("none") : format.list(names, { style: "narrow" });
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
      </CardHeader>
      <Facts>
        <Fact name={t("password")}>{hasPassword ? t("passwordSet") : t("none")}</Fact>
        <Fact name={t("secondFactor")}>{secondFactor ? t(`methods.${secondFactor}`) : t("none")}</Fact>
        <Fact name={t("codes")}>{listed(props.signInMethods.map((method) => t(`methods.${method}`)))}</Fact>
        <Fact name={t("passkeys")}>{listed(props.passkeys)}</Fact>
        <Fact name={t("recoveryCodes")}>{props.recoveryCodes}</Fact>
        <Fact name={t("connections")}>{listed(props.connections)}</Fact>
      </Facts>
    </Card>
  );
}
