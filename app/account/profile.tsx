import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Fact, Facts } from "@/components/ui/facts";
import { Moment } from "@/components/ui/moment";
import { TextLink } from "@/components/ui/text-link";
import { subtle } from "@/components/ui/text-tags";
import { paths } from "@/lib/security/core/paths";

type ProfileProps = {
  profile: {
    email: string;
    confirmedAt: Date | null;
    username: string | null;
    hasPassword: boolean;
    roles: readonly string[];
    createdAt: Date;
  };
  features: { changeEmail: boolean; changeUsername: boolean };
};

/** Who somebody is here, with the ways to change it. */
export function Profile({ profile, features }: ProfileProps) {
  const t = useTranslations("account.profile.facts");
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
      </CardHeader>
      <Facts>
        <Fact name={t("email")}>
          {profile.email}
          {profile.confirmedAt ? (
            <Badge tone="success">{t("confirmed")}</Badge>
          ) : (
            <TextLink href={paths.confirm}>{t("confirm")}</TextLink>
          )}
          {features.changeEmail && <TextLink href={paths.accountEmail}>{t("changeEmail")}</TextLink>}
        </Fact>
        <Fact name={t("username")}>
          {profile.username ?? subtle(t("none"))}
          {features.changeUsername && (
            <TextLink href={paths.accountUsername}>
              {profile.username ? t("changeUsername") : t("chooseUsername")}
            </TextLink>
          )}
        </Fact>
        <Fact name={t("password")}>
          {profile.hasPassword ? t("passwordSet") : subtle(t("none"))}
          <TextLink href={paths.accountPassword}>
            {profile.hasPassword ? t("changePassword") : t("setPassword")}
          </TextLink>
        </Fact>
        <Fact name={t("roles")}>
          {profile.roles.length === 0 && subtle(t("none"))}
          {profile.roles.map((role) => (
            <Badge key={role}>{role}</Badge>
          ))}
        </Fact>
        <Fact name={t("since")}>
          <Moment at={profile.createdAt} />
        </Fact>
      </Facts>
    </Card>
  );
}
