"use client";

import { useTranslations } from "next-intl";
import { CodeField } from "@/components/forms/code-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { redeem } from "./actions";

const redeemSchema = () =>
  import("@/lib/security/features/recovery-codes/schema").then((module) => module.redeemSchema);

export function RecoveryCodeForm({ next }: { next: string | undefined }) {
  const t = useTranslations("auth.twoFactor.recoveryCode.form");
  const form = useActionForm(redeemSchema, redeem);
  return (
    <Form form={form}>
      <HiddenField name="next" value={next} />
      <CodeField name="code" label={t("code")} kind="recovery" hint={t("hint")} autoFocus />
      <SubmitButton>{t("submit")}</SubmitButton>
    </Form>
  );
}
