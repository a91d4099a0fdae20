import type { Metadata } from "next";
import { recoveryStatus } from "@/lib/security/features/passwords/recovery-status";
import { load } from "@/lib/security/web/load";
import { nextIn, type SearchParams } from "@/lib/security/web/query";
import { ResetLinkForm } from "./reset-link-form";

export const metadata: Metadata = { title: "Forgotten your password?" };

export default async function ResetLinkPage({ searchParams }: { searchParams: SearchParams }) {
  const { email } = await load(recoveryStatus);
  return <ResetLinkForm email={email} next={await nextIn(searchParams)} />;
}
