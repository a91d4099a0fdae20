import type { Metadata } from "next";
import { PageHeading } from "@/components/layout/page-heading";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { writesRoles } from "@/lib/security/features/administration/access";
import { listRoles } from "@/lib/security/features/administration/list-roles";
import { load, may } from "@/lib/security/web/load";
import { DeleteRoleForm, NewRoleForm, RoleEditor } from "./role-editor";

export const metadata: Metadata = { title: "Roles" };

export default async function RolesPage() {
  const { roles } = await load(listRoles);
  const mayWrite = await may(writesRoles);
  return (
    <>
      <PageHeading
        title="Roles"
        description="A role permits things to whoever has it. Changes hold from the next request on."
      />
      {roles.map(({ name, description, permissions, holders, isAdministrator }) => (
        <Card key={name} aria-label={`Role ${name}`}>
          <CardHeader>
            <div className="flex flex-wrap items-center justify-between gap-3">
              <CardTitle>{name}</CardTitle>
              {mayWrite && !isAdministrator && <DeleteRoleForm role={name} holders={holders} />}
            </div>
            <CardDescription>
              {holders === 1 ? "1 person has it." : `${holders} people have it.`}
              {isAdministrator && " It may do everything in the administration, and cannot be deleted."}
            </CardDescription>
          </CardHeader>
          <CardContent>
            {mayWrite ? (
              <RoleEditor name={name} description={description} permissions={permissions} />
            ) : (
              <p className="flex flex-wrap gap-1">
                {permissions.length === 0 && <span className="text-sm text-subtle">Permits nothing by itself.</span>}
                {permissions.map((permission) => (
                  <Badge key={permission}>{permission}</Badge>
                ))}
              </p>
            )}
          </CardContent>
        </Card>
      ))}
      {mayWrite && (
        <Card aria-label="New role">
          <CardHeader>
            <CardTitle>New role</CardTitle>
          </CardHeader>
          <CardContent>
            <NewRoleForm />
          </CardContent>
        </Card>
      )}
    </>
  );
}
