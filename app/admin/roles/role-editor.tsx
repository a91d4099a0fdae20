"use client";

import { ConfirmButton } from "@/components/forms/confirm-button";
import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { createRoleSchema, editRoleSchema, roleSchema } from "@/lib/security/features/administration/schema";
import { makeRole, removeRole, saveRole } from "./actions";

const hint = "With commas between them, such as reports:read, users:write.";

/** A role that there is: its description and its permissions. */
export function RoleEditor(role: { name: string; description: string | null; permissions: readonly string[] }) {
  const form = useActionForm(editRoleSchema, saveRole, {
    description: role.description ?? "",
    permissions: role.permissions.join(", "),
  });
  return (
    <Form form={form} className="max-w-xl">
      <HiddenField name="role" value={role.name} />
      <Field name="description" label="What it is for" autoComplete="off" optional />
      <Field name="permissions" label="Permissions" autoComplete="off" hint={hint} optional />
      <SubmitButton variant="secondary" className="self-start">
        Save<span className="sr-only"> {role.name}</span>
      </SubmitButton>
    </Form>
  );
}

export function NewRoleForm() {
  const form = useActionForm(createRoleSchema, makeRole);
  return (
    <Form form={form} className="max-w-xl">
      <Field name="name" label="Name" autoComplete="off" maxLength={80} />
      <Field name="description" label="What it is for" autoComplete="off" optional />
      <Field name="permissions" label="Permissions" autoComplete="off" hint={hint} optional />
      <SubmitButton className="self-start">Make the role</SubmitButton>
    </Form>
  );
}

export function DeleteRoleForm({ role, holders }: { role: string; holders: number }) {
  const form = useActionForm(roleSchema, removeRole);
  return (
    <Form form={form}>
      <HiddenField name="role" value={role} />
      <ConfirmButton
        variant="danger"
        size="small"
        title={`Delete the role ${role}?`}
        description={`${holders} ${holders === 1 ? "person loses" : "people lose"} what it permits, from their next request on.`}
        confirmLabel="Delete it"
      >
        Delete<span className="sr-only"> {role}</span>
      </ConfirmButton>
    </Form>
  );
}
