"use client";

import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { keepMyAccount } from "./actions";

const keepAccountSchema = () =>
  import("@/lib/security/features/privacy/schema").then((module) => module.keepAccountSchema);

export function KeepAccountForm({ token, children }: { token: string; children: string }) {
  const form = useActionForm(keepAccountSchema, keepMyAccount);
  return (
    <Form form={form}>
      <HiddenField name="token" value={token} />
      <SubmitButton>{children}</SubmitButton>
    </Form>
  );
}
