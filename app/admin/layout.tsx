import type { ReactNode } from "react";
import { AdminNav } from "@/components/layout/admin-nav";
import { SectionPage } from "@/components/layout/section-page";
import { readsAudit, readsRoles, readsUsers } from "@/lib/security/features/administration/access";
import { managesWebhooks } from "@/lib/security/features/webhooks/access";
import { services } from "@/lib/security/runtime";
import { may } from "@/lib/security/web/load";

/** The frame of the administration. It guards nothing: each page below asks for itself. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const [users, roles, activity, mayManage] = await Promise.all([
    may(readsUsers),
    may(readsRoles),
    may(readsAudit),
    may(managesWebhooks),
  ]);
  const webhooks = mayManage && services().config.features.webhooks;
  return (
    <SectionPage nav={<AdminNav users={users} roles={roles} activity={activity} webhooks={webhooks} />}>
      {children}
    </SectionPage>
  );
}
