import type { ReactNode } from "react";
import { AdminNav } from "@/components/layout/admin-nav";
import { SectionPage } from "@/components/layout/section-page";
import { readsAudit, readsRoles, readsUsers } from "@/lib/security/features/administration/access";
import { may } from "@/lib/security/web/load";

/** The frame of the administration. It guards nothing: each page below asks for itself. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const [users, roles, activity] = await Promise.all([may(readsUsers), may(readsRoles), may(readsAudit)]);
  return <SectionPage nav={<AdminNav users={users} roles={roles} activity={activity} />}>{children}</SectionPage>;
}
