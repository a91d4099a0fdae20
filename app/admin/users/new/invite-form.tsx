"use client";

import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { inviteUserSchema } from "@/lib/security/features/administration/schema";
import { addPerson } from "./actions";

export function InviteForm({ withUsername }: { withUsername: boolean }) {
  const form = useActionForm(inviteUserSchema, addPerson);
  return (
    <Form form={form} className="max-w-md">
      <Field name="email" label="E-mail address" type="email" autoComplete="off" />
      {withUsername && <Field name="username" label="Username" autoComplete="off" optional />}
      <SubmitButton className="self-start">Make the account and send the link</SubmitButton>
    </Form>
  );
}
