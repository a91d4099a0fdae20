import type { Metadata } from "next";
import { confirmationStatus } from "@/lib/security/features/confirmation/status";
import { load } from "@/lib/security/web/load";
import { queryText, type SearchParams } from "@/lib/security/web/query";
import { ConfirmationLinkForm } from "./confirmation-link-form";

export const metadata: Metadata = { title: "Confirm your address" };

export default async function ConfirmationLinkPage({ searchParams }: { searchParams: SearchParams }) {
  await load(confirmationStatus);
  return <ConfirmationLinkForm email={await queryText(searchParams, "email")} />;
}
