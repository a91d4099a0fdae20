import { Texts } from "@/components/layout/texts";
import { BackToLogin } from "@/components/security/back-to-login";
import { confirmationStatus } from "@/lib/security/features/confirmation/status";
import { load } from "@/lib/security/web/load";
import { titled } from "@/lib/security/web/page-texts";
import { queryText, type SearchParams } from "@/lib/security/web/query";
import { ConfirmationLinkForm } from "./confirmation-link-form";

export const generateMetadata = titled("auth.confirmRequest.title");

export default async function ConfirmationLinkPage({ searchParams }: { searchParams: SearchParams }) {
  await load(confirmationStatus);
  return (
    <Texts of={["auth.confirmRequest", "security.mailbox"]}>
      <ConfirmationLinkForm email={await queryText(searchParams, "email")} footer={<BackToLogin />} />
    </Texts>
  );
}
