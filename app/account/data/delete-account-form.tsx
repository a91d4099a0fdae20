"use client";

import { useTranslations } from "next-intl";
import { ConfirmButton } from "@/components/forms/confirm-button";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { useActionForm } from "@/components/forms/use-action-form";
import { paths } from "@/lib/security/core/paths";
import { deleteMyAccount } from "./actions";

const noInput = () => import("@/lib/security/core/fields").then((module) => module.noInput);

export function DeleteAccountForm({ within }: { within: string }) {
  const t = useTranslations("account.data.erasure.form");
  const form = useActionForm(noInput, deleteMyAccount);
  return (
    <Form form={form}>
      {/* Whoever has to prove who they are comes back here. */}
      <HiddenField name="next" value={paths.accountData} />
      <ConfirmButton
        variant="danger"
        className="self-start"
        title={t("title")}
        description={t("description", { within })}
        confirmLabel={t("confirm")}
      >
        {t("submit")}
      </ConfirmButton>
    </Form>
  );
}
