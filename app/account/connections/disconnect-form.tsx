"use client";

import { useTranslations } from "next-intl";
import { ConfirmButton } from "@/components/forms/confirm-button";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { useActionForm } from "@/components/forms/use-action-form";
import { heard } from "@/components/ui/text-tags";
import { disconnectService } from "./actions";

const disconnectSchema = () => import("@/lib/security/features/oauth/schema").then((module) => module.disconnectSchema);

export function DisconnectForm({ id, name }: { id: string; name: string }) {
  const t = useTranslations("account.connections.form");
  const form = useActionForm(disconnectSchema, disconnectService);
  return (
    <Form form={form} className="items-start gap-2">
      <HiddenField name="provider" value={id} />
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
