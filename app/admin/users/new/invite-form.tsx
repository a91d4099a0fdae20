"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { addPerson } from "./actions";

const inviteUserSchema = () =>
  import("@/lib/security/features/administration/schema").then((module) => module.inviteUserSchema);

export function InviteForm({ withUsername }: { withUsername: boolean }) {
  const t = useTranslations("admin.invitation.form");
  const form = useActionForm(inviteUserSchema, addPerson);
  return (
    <Form form={form} className="max-w-md">
      <Field name="email" label={t("email")} type="email" autoComplete="off" />
      {withUsername && <Field name="username" label={t("username")} autoComplete="off" optional />}
      <SubmitButton className="self-start">{t("submit")}</SubmitButton>
    </Form>
  );
}
