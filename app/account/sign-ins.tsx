import { useTranslations } from "next-intl";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Fact, Facts } from "@/components/ui/facts";
import { Moment } from "@/components/ui/moment";
import { subtle } from "@/components/ui/text-tags";

type Failure = { id: string; at: Date; ip: string | null; browser: string };

type SignInsProps = {
  profile: {
    currentLoginAt: Date | null;
    currentLoginIp: string | null;
    lastLoginAt: Date | null;
    lastLoginIp: string | null;
    failures: readonly Failure[];
  };
};

/** When and from where somebody signed in, and who tried to. */
export function SignIns({ profile }: SignInsProps) {
  const t = useTranslations("account.profile.signIns");
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
      </CardHeader>
      <Facts>
        <Fact name={t("current")}>
          <SignIn at={profile.currentLoginAt} ip={profile.currentLoginIp} otherwise={t("currentUnknown")} />
        </Fact>
        <Fact name={t("last")}>
          <SignIn at={profile.lastLoginAt} ip={profile.lastLoginIp} otherwise={t("lastUnknown")} />
        </Fact>
        <Fact name={t("failures")}>
          {profile.failures.length === 0 ? subtle(t("noFailures")) : <Failures list={profile.failures} />}
        </Fact>
      </Facts>
    </Card>
  );
}

type SignInProps = { at: Date | null; ip: string | null; otherwise: string };

function SignIn({ at, ip, otherwise }: SignInProps) {
  const t = useTranslations("account.profile.signIns");
  if (!at) return subtle(otherwise);
  const moment = () => <Moment at={at} />;
  return ip ? t.rich("from", { moment, subtle, ip }) : moment();
}

/** Who knows the address but not the password, or not the code. */
function Failures({ list }: { list: readonly Failure[] }) {
  const t = useTranslations("account.profile.signIns");
  return (
    <ol className="grid gap-1">
      {list.map(({ id, at, ip, browser }) => {
        const parts = { moment: () => <Moment at={at} />, subtle, browser };
        return <li key={id}>{ip ? t.rich("failureFrom", { ...parts, ip }) : t.rich("failure", parts)}</li>;
      })}
    </ol>
  );
}
