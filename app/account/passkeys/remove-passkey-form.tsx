"use client";

import { useTranslations } from "next-intl";
import { ConfirmButton } from "@/components/forms/confirm-button";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { useActionForm } from "@/components/forms/use-action-form";
import { heard } from "@/components/ui/text-tags";
import { removeMyPasskey } from "./actions";

const deletePasskeySchema = () =>
  import("@/lib/security/features/webauthn/schema").then((module) => module.deletePasskeySchema);

export function RemovePasskeyForm({ name }: { name: string }) {
  const t = useTranslations("account.passkeys.forms.remove");
  const form = useActionForm(deletePasskeySchema, removeMyPasskey);
  return (
    <Form form={form} className="items-end">
      <HiddenField name="name" value={name} />
      <ConfirmButton
        variant="secondary"
        size="small"
        title={t("title", { name })}
        description={t("description")}
        confirmLabel={t("confirm")}
      >
        {t.rich("submit", { name, heard })}
      </ConfirmButton>
    </Form>
  );
}
