"use client";

import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { confirmAddress } from "./actions";

const confirmSchema = () =>
  import("@/lib/security/features/confirmation/schema").then((module) => module.confirmSchema);

export function ConfirmForm({ token, children }: { token: string; children: string }) {
  const form = useActionForm(confirmSchema, confirmAddress);
  return (
    <Form form={form}>
      <HiddenField name="token" value={token} />
      <SubmitButton>{children}</SubmitButton>
    </Form>
  );
}
