"use client";

import { useTranslations } from "next-intl";
import { ConfirmButton } from "@/components/forms/confirm-button";
import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { heard } from "@/components/ui/text-tags";
import { makeRole, removeRole, saveRole } from "./actions";

const roleSchema = () => import("@/lib/security/features/administration/schema").then((module) => module.roleSchema);

const editRoleSchema = () =>
  import("@/lib/security/features/administration/schema").then((module) => module.editRoleSchema);

const createRoleSchema = () =>
  import("@/lib/security/features/administration/schema").then((module) => module.createRoleSchema);

/** A role that there is: its description and its permissions. */
export function RoleEditor(role: { name: string; description: string | null; permissions: readonly string[] }) {
  const t = useTranslations("admin.roles.forms");
  const form = useActionForm(editRoleSchema, saveRole, {
    description: role.description ?? "",
    permissions: role.permissions.join(", "),
  });
  return (
    <Form form={form} className="max-w-xl">
      <HiddenField name="role" value={role.name} />
      <Field name="description" label={t("description")} autoComplete="off" optional />
      <Field name="permissions" label={t("permissions")} autoComplete="off" hint={t("hint")} optional />
      <SubmitButton variant="secondary" className="self-start">
        {t.rich("save", { name: role.name, heard })}
      </SubmitButton>
    </Form>
  );
}

export function NewRoleForm() {
  const t = useTranslations("admin.roles.forms");
  const form = useActionForm(createRoleSchema, makeRole);
  return (
    <Form form={form} className="max-w-xl">
      <Field name="name" label={t("name")} autoComplete="off" maxLength={80} />
      <Field name="description" label={t("description")} autoComplete="off" optional />
      <Field name="permissions" label={t("permissions")} autoComplete="off" hint={t("hint")} optional />
      <SubmitButton className="self-start">{t("make")}</SubmitButton>
    </Form>
  );
}

export function DeleteRoleForm({ role, holders }: { role: string; holders: number }) {
  const t = useTranslations("admin.roles.forms.delete");
  const form = useActionForm(roleSchema, removeRole);
  return (
    <Form form={form}>
      <HiddenField name="role" value={role} />
      <ConfirmButton
        variant="danger"
        size="small"
        title={t("title", { name: role })}
        description={t("description", { count: holders })}
        confirmLabel={t("confirm")}
      >
        {t.rich("submit", { name: role, heard })}
      </ConfirmButton>
    </Form>
  );
}
