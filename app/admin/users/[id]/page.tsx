import type { Metadata } from "next";
import { PageHeading } from "@/components/layout/page-heading";
import { SessionFacts } from "@/components/security/session-facts";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { Fact, Facts } from "@/components/ui/facts";
import { Moment } from "@/components/ui/moment";
import { administratorRole } from "@/lib/security/domain/administrators";
import { impersonates, writesRoles, writesUsers } from "@/lib/security/features/administration/access";
import { listRoles } from "@/lib/security/features/administration/list-roles";
import { showUser } from "@/lib/security/features/administration/show-user";
import { services } from "@/lib/security/runtime";
import { requestLanguage } from "@/lib/security/web/language";
import { load, may } from "@/lib/security/web/load";
import { UserState } from "../../user-table";
import { Factors } from "./factors";
import { ImpersonateForm } from "./impersonate-form";
import { PersonButtons } from "./person-buttons";
import { PersonTokens } from "./person-tokens";
import { GiveRoleForm, TakeRoleForm } from "./role-forms";

export const metadata: Metadata = { title: "One person" };

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
  return (
    <>
      <PageHeading
        title={user.email}
        description="One person: who they are here, and what happened to their account."
      />
      {mayWrite && <PersonButtons id={id} active={user.active} mayBeReset={user.active && config.features.recovery} />}
      <Card>
        <CardHeader>
          <CardTitle>Profile</CardTitle>
        </CardHeader>
        <Facts>
          <Fact name="State">
            <UserState active={user.active} confirmed={user.confirmedAt !== null} />
            {user.lockedUntil && (
              <Badge tone="warning">
                Locked until <Moment at={user.lockedUntil} />
              </Badge>
            )}
          </Fact>
          <Fact name="Username">{user.username ?? <span className="text-subtle">None</span>}</Fact>
          <Fact name="Registered">
            <Moment at={user.createdAt} />
          </Fact>
          <Fact name="Last sign-in">
            {user.lastLoginAt ? <Moment at={user.lastLoginAt} /> : <span className="text-subtle">Never</span>}
            {user.lastLoginIp && <span className="text-subtle">from {user.lastLoginIp}</span>}
          </Fact>
          <Fact name="Sign-ins">{user.loginCount}</Fact>
        </Facts>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>Roles</CardTitle>
        </CardHeader>
        <CardContent className="grid gap-5">
          <div className="flex flex-wrap gap-2">
            {user.roles.length === 0 && <p className="text-sm text-subtle">None</p>}
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
          <CardTitle>Sessions</CardTitle>
        </CardHeader>
        <CardContent>
          {user.sessions.length === 0 && <p className="text-sm text-subtle">Signed in nowhere.</p>}
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
      <Card>
        <CardHeader>
          <CardTitle>What happened lately</CardTitle>
        </CardHeader>
        <CardContent>
          {user.history.length === 0 && <p className="text-sm text-subtle">Nothing yet.</p>}
          <ol className="grid gap-2 text-sm">
            {user.history.map((entry) => (
              <li key={`${entry.id}`} className="wrap-anywhere">
                <span className="text-subtle">
                  <Moment at={entry.at} />
                </span>{" "}
                {entry.event.replaceAll("_", " ")}
                {entry.ip && <span className="text-subtle"> from {entry.ip}</span>}
              </li>
            ))}
          </ol>
        </CardContent>
      </Card>
    </>
  );
}
