import { LayoutGrid } from "lucide-react";
import { paths } from "@/lib/security/core/paths";
import { SectionNav } from "./section-nav";

/** The pages of the administration. */
export function AdminNav() {
  return <SectionNav label="Administration" groups={groups} />;
}

const groups = [{ links: [{ href: paths.admin, label: "Overview", icon: <LayoutGrid aria-hidden /> }] }];
