import type { Metadata } from "next";
import { PageHeading } from "@/components/layout/page-heading";
import { roles } from "@/lib/security/core/access";
import { readsUsers } from "@/lib/security/features/administration/access";
import { listUsers } from "@/lib/security/features/administration/list-users";
import { allow, load, may } from "@/lib/security/web/load";
import { UserTable } from "./user-table";

export const metadata: Metadata = { title: "Administration" };

export default async function AdminPage() {
  await allow(roles.any("admin"));
  return (
    <>
      <PageHeading title="Administration" description="Only people with the role admin see this page." />
      {(await may(readsUsers)) ? <NewestUsers /> : <p className="text-sm">You may not look people up.</p>}
    </>
  );
}

async function NewestUsers() {
  const { users } = await load(listUsers);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h2 className="text-base font-semibold">Newest people</h2>
      <UserTable users={users} />
    </div>
  );
}
