import type { Metadata } from "next";
import { usernameRecoveryStatus } from "@/lib/security/features/identity/recovery-status";
import { load } from "@/lib/security/web/load";
import { RecoverUsernameForm } from "./recover-username-form";

export const metadata: Metadata = { title: "Forgotten your username?" };

export default async function RecoverUsernamePage() {
  await load(usernameRecoveryStatus);
  return <RecoverUsernameForm />;
}
