import type { Metadata } from "next";
import { PageHeading } from "@/components/layout/page-heading";
import { recoveryCodesStatus } from "@/lib/security/features/recovery-codes/status";
import { services } from "@/lib/security/runtime";
import { load } from "@/lib/security/web/load";
import { RecoveryCodes } from "./recovery-codes";

export const metadata: Metadata = { title: "Recovery codes" };

export default async function RecoveryCodesPage() {
  const { left, made, count } = await load(recoveryCodesStatus);
  return (
    <>
      <PageHeading
        title="Recovery codes"
        description="For the day your phone is lost: each code signs you in once, in place of the second step. Keep them where you would keep a spare key."
      />
      <RecoveryCodes left={left} made={made} count={count} appName={services().config.appName} />
    </>
  );
}
