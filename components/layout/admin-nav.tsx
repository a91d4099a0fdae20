import { History, KeyRound, LayoutGrid, Users, Webhook } from "lucide-react";
import { paths } from "@/lib/security/core/paths";
import { type NavGroup, SectionNav } from "./section-nav";

type AdminNavProps = { users: boolean; roles: boolean; activity: boolean; webhooks: boolean };

/** The pages of the administration that this administrator may open. */
export function AdminNav({ users, roles, activity, webhooks }: AdminNavProps) {
  const group: NavGroup = {
    links: [
      { href: paths.admin, label: "Overview", icon: <LayoutGrid aria-hidden /> },
      ...(users ? [{ href: paths.adminUsers, label: "People", icon: <Users aria-hidden /> }] : []),
      ...(roles ? [{ href: paths.adminRoles, label: "Roles", icon: <KeyRound aria-hidden /> }] : []),
      ...(activity ? [{ href: paths.adminActivity, label: "Activity", icon: <History aria-hidden /> }] : []),
      ...(webhooks ? [{ href: paths.adminWebhooks, label: "Webhooks", icon: <Webhook aria-hidden /> }] : []),
    ],
  };
  return <SectionNav label="Administration" groups={[group]} />;
}
