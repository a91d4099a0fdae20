import type { ReactNode } from "react";
import { AccountNav } from "@/components/layout/account-nav";
import { SectionPage } from "@/components/layout/section-page";
import { services } from "@/lib/security/runtime";

/** The frame of "Your account". It guards nothing: each page below asks for itself. */
export default function AccountLayout({ children }: { children: ReactNode }) {
  return <SectionPage nav={<AccountNav features={services().config.features} />}>{children}</SectionPage>;
}
