import { LayoutGrid, Lock } from "lucide-react";
import { paths } from "@/lib/security/core/paths";
import { type NavGroup, SectionNav } from "./section-nav";

/** The pages a signed-in person finds under "Your account". */
export function AccountNav() {
  return <SectionNav label="Your account" groups={groups} />;
}

const groups: NavGroup[] = [
  {
    links: [
      { href: paths.account, label: "Overview", icon: <LayoutGrid aria-hidden /> },
      { href: paths.accountPassword, label: "Password", icon: <Lock aria-hidden /> },
    ],
  },
];
