import type { ReactNode } from "react";
import { AdminNav } from "@/components/layout/admin-nav";
import { SectionPage } from "@/components/layout/section-page";

/** The frame of the administration. It guards nothing: each page below asks for itself. */
export default function AdminLayout({ children }: { children: ReactNode }) {
  return <SectionPage nav={<AdminNav />}>{children}</SectionPage>;
}
