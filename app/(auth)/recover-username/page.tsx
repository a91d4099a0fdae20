import { Texts } from "@/components/layout/texts";
import { BackToLogin } from "@/components/security/back-to-login";
import { usernameRecoveryStatus } from "@/lib/security/features/identity/recovery-status";
import { load } from "@/lib/security/web/load";
import { titled } from "@/lib/security/web/page-texts";
import { RecoverUsernameForm } from "./recover-username-form";

export const generateMetadata = titled("auth.recoverUsername.title");

export default async function RecoverUsernamePage() {
  await load(usernameRecoveryStatus);
  return (
    <Texts of={["auth.recoverUsername", "security.mailbox"]}>
      <RecoverUsernameForm footer={<BackToLogin />} />
    </Texts>
  );
}
