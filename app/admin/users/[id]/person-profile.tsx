import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Fact, Facts } from "@/components/ui/facts";
import { Moment } from "@/components/ui/moment";
import { subtle } from "@/components/ui/text-tags";
import { UserState } from "../../user-table";

type PersonProfileProps = {
  user: {
    active: boolean;
    confirmedAt: Date | null;
    lockedUntil: Date | null;
    username: string | null;
    createdAt: Date;
    lastLoginAt: Date | null;
    lastLoginIp: string | null;
    loginCount: number;
  };
};

/** Whether somebody may sign in, and when they were here. */
export function PersonProfile({ user }: PersonProfileProps) {
  const t = useTranslations("admin.person.profile");
  const { lockedUntil } = user;
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
      </CardHeader>
      <Facts>
        <Fact name={t("state")}>
          <UserState active={user.active} confirmed={user.confirmedAt !== null} />
          {lockedUntil && (
            <Badge tone="warning">{t.rich("lockedUntil", { moment: () => <Moment at={lockedUntil} /> })}</Badge>
          )}
        </Fact>
        <Fact name={t("username")}>{user.username ?? subtle(t("noUsername"))}</Fact>
        <Fact name={t("registered")}>
          <Moment at={user.createdAt} />
        </Fact>
        <Fact name={t("lastSignIn")}>
          <LastSignIn at={user.lastLoginAt} ip={user.lastLoginIp} />
        </Fact>
        <Fact name={t("signIns")}>{user.loginCount}</Fact>
      </Facts>
    </Card>
  );
}

function LastSignIn({ at, ip }: { at: Date | null; ip: string | null }) {
  const t = useTranslations("admin.person.profile");
  if (!at) return subtle(t("neverSignedIn"));
  const moment = () => <Moment at={at} />;
  return ip ? t.rich("signInFrom", { moment, subtle, ip }) : moment();
}
