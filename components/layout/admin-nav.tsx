import { History, KeyRound, LayoutGrid, Users } from "lucide-react";
import { paths } from "@/lib/security/core/paths";
import { type NavGroup, SectionNav } from "./section-nav";

type AdminNavProps = { users: boolean; roles: boolean; activity: boolean };

/** The pages of the administration that this administrator may open. */
export function AdminNav({ users, roles, activity }: AdminNavProps) {
  const group: NavGroup = {
    links: [
      { href: paths.admin, label: "Overview", icon: <LayoutGrid aria-hidden /> },
      ...(users ? [{ href: paths.adminUsers, label: "People", icon: <Users aria-hidden /> }] : []),
      ...(roles ? [{ href: paths.adminRoles, label: "Roles", icon: <KeyRound aria-hidden /> }] : []),
      ...(activity ? [{ href: paths.adminActivity, label: "Activity", icon: <History aria-hidden /> }] : []),
    ],
  };
  return <SectionNav label="Administration" groups={[group]} />;
}
