"use client";

import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { Icon } from "@/components/ui/icon";
import { heard } from "@/components/ui/text-tags";
import { giveRole, takeRole } from "./actions";

const roleOfUserSchema = () =>
  import("@/lib/security/features/administration/schema").then((module) => module.roleOfUserSchema);

/** Gives one of the roles that the person lacks. */
export function GiveRoleForm({ id, roles }: { id: string; roles: readonly string[] }) {
  const t = useTranslations("admin.person.forms.roles");
  const form = useActionForm(roleOfUserSchema, giveRole);
  return (
    <Form form={form} className="max-w-xs gap-3">
      <HiddenField name="identity" value={id} />
      <SelectField name="role" label={t("role")} choices={roles.map((name) => ({ value: name, label: name }))} />
      <SubmitButton variant="secondary" size="small" className="self-start">
        {t("give")}
      </SubmitButton>
    </Form>
  );
}

/** Takes one role away. */
export function TakeRoleForm({ id, role }: { id: string; role: string }) {
  const t = useTranslations("admin.person.forms.roles");
  const form = useActionForm(roleOfUserSchema, takeRole);
  return (
    <Form form={form} className="gap-2">
      <HiddenField name="identity" value={id} />
      <HiddenField name="role" value={role} />
      <SubmitButton variant="secondary" size="small">
        {t.rich("take", { role, icon: () => <Icon name="x" />, heard })}
      </SubmitButton>
    </Form>
  );
}
