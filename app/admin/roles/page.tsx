import { PageHeading } from "@/components/layout/page-heading";
import { Texts } from "@/components/layout/texts";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { writesRoles } from "@/lib/security/features/administration/access";
import { listRoles } from "@/lib/security/features/administration/list-roles";
import { load, may } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { DeleteRoleForm, NewRoleForm, RoleEditor } from "./role-editor";

export const generateMetadata = titled("admin.roles.title");

export default async function RolesPage() {
  const { roles } = await load(listRoles);
  const mayWrite = await may(writesRoles);
  const t = await getTranslations("admin.roles");
  return (
    <Texts of={["admin.roles.forms"]}>
      <PageHeading title={t("title")} description={t("description")} />
      {roles.map(({ name, description, permissions, holders, isAdministrator }) => (
        <Card key={name} aria-label={t("role", { name })}>
          <CardHeader>
            <div className="flex flex-wrap items-center justify-between gap-3">
              <CardTitle>{name}</CardTitle>
              {mayWrite && !isAdministrator && <DeleteRoleForm role={name} holders={holders} />}
            </div>
            <CardDescription>
              {isAdministrator ? t("administrators", { count: holders }) : t("holders", { count: holders })}
            </CardDescription>
          </CardHeader>
          <CardContent>
            {mayWrite ? (
              <RoleEditor name={name} description={description} permissions={permissions} />
            ) : (
              <p className="flex flex-wrap gap-1">
                {permissions.length === 0 && <span className="text-sm text-subtle">{t("noPermissions")}</span>}
                {permissions.map((permission) => (
                  <Badge key={permission}>{permission}</Badge>
                ))}
              </p>
            )}
          </CardContent>
        </Card>
      ))}
      {mayWrite && (
        <Card aria-label={t("new")}>
          <CardHeader>
            <CardTitle>{t("new")}</CardTitle>
          </CardHeader>
          <CardContent>
            <NewRoleForm />
          </CardContent>
        </Card>
      )}
    </Texts>
  );
}
