"use client";

import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { keepAccountSchema } from "@/lib/security/features/privacy/schema";
import { keepMyAccount } from "./actions";

export function KeepAccountForm({ token, children }: { token: string; children: string }) {
  const form = useActionForm(keepAccountSchema, keepMyAccount);
  return (
    <Form form={form}>
      <HiddenField name="token" value={token} />
      <SubmitButton>{children}</SubmitButton>
    </Form>
  );
}
