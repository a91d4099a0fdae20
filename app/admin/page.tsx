import { PageHeading } from "@/components/layout/page-heading";
import { TextLink } from "@/components/ui/text-link";
import { paths } from "@/lib/security/core/paths";
import { administers, readsUsers } from "@/lib/security/features/administration/access";
import { listUsers } from "@/lib/security/features/administration/list-users";
import { allow, load, may } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { UserTable } from "./user-table";

export const generateMetadata = titled("admin.start.title");

export default async function AdminPage() {
  await allow(administers);
  const t = await getTranslations("admin.start");
  return (
    <>
      <PageHeading title={t("title")} description={t("description")} />
      {(await may(readsUsers)) ? <NewestUsers /> : <p className="text-sm">{t("forbidden")}</p>}
    </>
  );
}

async function NewestUsers() {
  const { users } = await load(listUsers);
  const t = await getTranslations("admin.start");
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex items-baseline justify-between gap-4">
        <h2 className="text-base font-semibold">{t("newest")}</h2>
        <TextLink href={paths.adminUsers} className="text-sm">
          {t("all")}
        </TextLink>
      </div>
      <UserTable label={t("newest")} users={users.slice(0, 10)} />
    </div>
  );
}
