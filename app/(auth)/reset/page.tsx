import { Texts } from "@/components/layout/texts";
import { BackToLogin } from "@/components/security/back-to-login";
import { recoveryStatus } from "@/lib/security/features/passwords/recovery-status";
import { load } from "@/lib/security/web/load";
import { titled } from "@/lib/security/web/page-texts";
import { nextIn, type SearchParams } from "@/lib/security/web/query";
import { ResetLinkForm } from "./reset-link-form";

export const generateMetadata = titled("auth.resetRequest.title");

export default async function ResetLinkPage({ searchParams }: { searchParams: SearchParams }) {
  const { email } = await load(recoveryStatus);
  return (
    <Texts of={["auth.resetRequest", "security.mailbox"]}>
      <ResetLinkForm email={email} footer={<BackToLogin next={await nextIn(searchParams)} />} />
    </Texts>
  );
}
