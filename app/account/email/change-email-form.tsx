"use client";

import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { paths } from "@/lib/security/core/paths";
import { changeEmailSchema } from "@/lib/security/features/identity/schema";
import { changeMyEmail } from "./actions";

export function ChangeEmailForm() {
  const form = useActionForm(changeEmailSchema, changeMyEmail);
  return (
    <Form form={form} className="max-w-md">
      <HiddenField name="next" value={paths.accountEmail} />
      <Field
        name="email"
        label="New e-mail address"
        type="email"
        autoComplete="email"
        hint="We send a link there. The present address stays in use until you open it."
      />
      <SubmitButton className="justify-self-start self-start">Send the link</SubmitButton>
    </Form>
  );
}
