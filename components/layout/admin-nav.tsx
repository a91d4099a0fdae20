import { Activity, LayoutGrid, Tags, Users } from "lucide-react";
import { paths } from "@/lib/security/core/paths";
import { SectionNav } from "./section-nav";

/** The pages of the administration. */
export function AdminNav() {
  return <SectionNav label="Administration" groups={groups} />;
}

const groups = [
  {
    links: [
      { href: paths.admin, label: "Overview", icon: <LayoutGrid aria-hidden /> },
      { href: paths.adminUsers, label: "People", icon: <Users aria-hidden /> },
      { href: paths.adminRoles, label: "Roles", icon: <Tags aria-hidden /> },
      { href: paths.adminActivity, label: "Activity", icon: <Activity aria-hidden /> },
    ],
  },
];
