import type { Metadata } from "next";
import { PageHeading } from "@/components/layout/page-heading";
import { TextLink } from "@/components/ui/text-link";
import { paths } from "@/lib/security/core/paths";
import { administers, readsUsers } from "@/lib/security/features/administration/access";
import { listUsers } from "@/lib/security/features/administration/list-users";
import { allow, load, may } from "@/lib/security/web/load";
import { UserTable } from "./user-table";

export const metadata: Metadata = { title: "Administration" };

export default async function AdminPage() {
  await allow(administers);
  return (
    <>
      <PageHeading title="Administration" description="People, what they may do, and what happened." />
      {(await may(readsUsers)) ? <NewestUsers /> : <p className="text-sm">You may not look people up.</p>}
    </>
  );
}

async function NewestUsers() {
  const { users } = await load(listUsers);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex items-baseline justify-between gap-4">
        <h2 className="text-base font-semibold">Newest people</h2>
        <TextLink href={paths.adminUsers} className="text-sm">
          All people
        </TextLink>
      </div>
      <UserTable label="Newest people" users={users.slice(0, 10)} />
    </div>
  );
}
