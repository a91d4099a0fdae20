import { PageHeading } from "@/components/layout/page-heading";
import { Texts } from "@/components/layout/texts";
import { SessionFacts } from "@/components/security/session-facts";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { administratorRole } from "@/lib/security/domain/administrators";
import { impersonates, writesRoles, writesUsers } from "@/lib/security/features/administration/access";
import { listRoles } from "@/lib/security/features/administration/list-roles";
import { showUser } from "@/lib/security/features/administration/show-user";
import { services } from "@/lib/security/runtime";
import { requestLanguage } from "@/lib/security/web/language";
import { load, may } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { Factors } from "./factors";
import { ImpersonateForm } from "./impersonate-form";
import { PersonButtons } from "./person-buttons";
import { PersonHistory } from "./person-history";
import { PersonProfile } from "./person-profile";
import { PersonTokens } from "./person-tokens";
import { GiveRoleForm, TakeRoleForm } from "./role-forms";

export const generateMetadata = titled("admin.person.title");

export default async function UserPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const user = await load(showUser, { id });
  const { config } = services();
  const [mayWrite, mayHandOut, mayImpersonate] = await Promise.all([
    may(writesUsers),
    may(writesRoles),
    may(impersonates),
  ]);
  const mayActAs =
    mayImpersonate && config.features.impersonation && user.active && !user.roles.includes(administratorRole);
  const lacking = mayHandOut
    ? (await load(listRoles)).roles.map(({ name }) => name).filter((name) => !user.roles.includes(name))
    : [];
  const t = await getTranslations("admin.person");
  return (
    <Texts of={["admin.person.forms"]}>
      <PageHeading title={user.email} description={t("description")} />
      {mayWrite && <PersonButtons id={id} active={user.active} mayBeReset={user.active && config.features.recovery} />}
      <PersonProfile user={user} />
      <Card>
        <CardHeader>
          <CardTitle>{t("roles.title")}</CardTitle>
        </CardHeader>
        <CardContent className="grid gap-5">
          <div className="flex flex-wrap gap-2">
            {user.roles.length === 0 && <p className="text-sm text-subtle">{t("roles.empty")}</p>}
            {user.roles.map((role) =>
              mayHandOut ? <TakeRoleForm key={role} id={id} role={role} /> : <Badge key={role}>{role}</Badge>,
            )}
          </div>
          {lacking.length > 0 && <GiveRoleForm id={id} roles={lacking} />}
        </CardContent>
      </Card>
      <Factors {...user.factors} />
      <Card>
        <CardHeader>
          <CardTitle>{t("sessions.title")}</CardTitle>
        </CardHeader>
        <CardContent>
          {user.sessions.length === 0 && <p className="text-sm text-subtle">{t("sessions.empty")}</p>}
          <ul className="grid gap-4 text-sm">
            {user.sessions.map((session) => (
              <li key={session.handle}>
                <p className="font-medium">{session.browser}</p>
                <SessionFacts {...session} />
              </li>
            ))}
          </ul>
        </CardContent>
      </Card>
      {user.tokens.length > 0 && <PersonTokens tokens={user.tokens} mayRevoke={mayWrite} />}
      {mayActAs && <ImpersonateForm id={id} limit={(await requestLanguage()).duration(config.impersonation.limit)} />}
      <PersonHistory entries={user.history} />
    </Texts>
  );
}
