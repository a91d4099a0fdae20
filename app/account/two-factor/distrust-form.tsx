"use client";

import { useTranslations } from "next-intl";
import { ConfirmButton } from "@/components/forms/confirm-button";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { useActionForm } from "@/components/forms/use-action-form";
import { heard } from "@/components/ui/text-tags";
import { distrust } from "./actions";

const revokeDeviceSchema = () =>
  import("@/lib/security/features/two-factor/schema").then((module) => module.revokeDeviceSchema);

export function DistrustForm({ device, browser }: { device: string; browser: string }) {
  const t = useTranslations("account.twoFactor.forms.distrust");
  const form = useActionForm(revokeDeviceSchema, distrust);
  return (
    <Form form={form} className="items-end">
      <HiddenField name="device" value={device} />
      <ConfirmButton
        variant="secondary"
        size="small"
        title={t("title", { browser })}
        description={t("description")}
        confirmLabel={t("confirm")}
      >
        {t.rich("submit", { browser, heard })}
      </ConfirmButton>
    </Form>
  );
}
