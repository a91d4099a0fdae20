"use client";

import { useTranslations } from "next-intl";
import { CodeField } from "@/components/forms/code-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { paths } from "@/lib/security/core/paths";
import { confirmSignInMethod } from "./actions";

const confirmMethodSchema = () =>
  import("@/lib/security/features/unified-sign-in/schema").then((module) => module.confirmMethodSchema);

export function ConfirmMethodForm() {
  const t = useTranslations("account.signInMethods.proof.form");
  const form = useActionForm(confirmMethodSchema, confirmSignInMethod);
  return (
    <Form form={form} className="max-w-md">
      <HiddenField name="next" value={paths.accountSignInMethods} />
      <CodeField name="passcode" label={t("code")} autoFocus />
      <SubmitButton className="justify-self-start self-start">{t("submit")}</SubmitButton>
    </Form>
  );
}
