import { PageHeading } from "@/components/layout/page-heading";
import { Texts } from "@/components/layout/texts";
import { recoveryCodesStatus } from "@/lib/security/features/recovery-codes/status";
import { services } from "@/lib/security/runtime";
import { load } from "@/lib/security/web/load";
import { getTranslations, titled } from "@/lib/security/web/page-texts";
import { RecoveryCodes } from "./recovery-codes";

export const generateMetadata = titled("account.recoveryCodes.title");

export default async function RecoveryCodesPage() {
  const { left, made, count } = await load(recoveryCodesStatus);
  const t = await getTranslations("account.recoveryCodes");
  return (
    <>
      <PageHeading title={t("title")} description={t("description")} />
      <Texts of={["account.recoveryCodes.codes"]}>
        <RecoveryCodes left={left} made={made} count={count} appName={services().config.appName} />
      </Texts>
    </>
  );
}
