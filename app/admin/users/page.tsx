import { PageHeading } from "@/components/layout/page-heading";
import { Alert } from "@/components/ui/alert";
import { buttonClass } from "@/components/ui/button";
import { paths, withQuery } from "@/lib/security/core/paths";
import { writesUsers } from "@/lib/security/features/administration/access";
import { listRoles } from "@/lib/security/features/administration/list-roles";
import { listUsers } from "@/lib/security/features/administration/list-users";
import { inspect, load, may, sentenceOf } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { queryText, type SearchParams } from "@/lib/security/web/query";
import { UserTable } from "../user-table";
import { UserFilter } from "./user-filter";

export const generateMetadata = titled("admin.people.title");

export default async function UsersPage({ searchParams }: { searchParams: SearchParams }) {
  const [search, state, role, after] = await Promise.all(
    ["search", "state", "role", "after"].map((name) => queryText(searchParams, name)),
  );
  const found = await inspect(listUsers, { search, state, role, after });
  const [{ roles }, mayInvite] = await Promise.all([load(listRoles), may(writesUsers)]);
  const t = await getTranslations("admin.people");
  return (
    <>
      <PageHeading
        title={t("title")}
        description={t("description")}
        actions={
          mayInvite && (
            <a href={paths.adminNewUser} className={buttonClass()}>
              {t("add")}
            </a>
          )
        }
      />
      <UserFilter search={search} state={state} role={role} roles={roles.map(({ name }) => name)} />
      {found.ok ? (
        <>
          {found.value.users.length === 0 ? (
            <p className="text-sm text-subtle">{t("empty")}</p>
          ) : (
            <UserTable label={t("title")} users={found.value.users} />
          )}
          {found.value.next && (
            <a
              href={withQuery(paths.adminUsers, { search, state, role, after: found.value.next })}
              className={buttonClass({ variant: "secondary", className: "justify-self-start" })}
            >
              {t("next")}
            </a>
          )}
        </>
      ) : (
        <Alert tone="danger">{sentenceOf(found)}</Alert>
      )}
    </>
  );
}
