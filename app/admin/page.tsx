import type { Metadata } from "next";
import { PageHeading } from "@/components/layout/page-heading";
import { roles } from "@/lib/security/core/access";
import { allow } from "@/lib/security/web/load";

export const metadata: Metadata = { title: "Administration" };

export default async function AdminPage() {
  await allow(roles.any("admin"));
  return <PageHeading title="Administration" description="Only people with the role admin see this page." />;
}
