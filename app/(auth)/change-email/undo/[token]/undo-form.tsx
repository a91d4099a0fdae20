"use client";

import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { takeChangeBack } from "./actions";

const emailLinkSchema = () =>
  import("@/lib/security/features/identity/schema").then((module) => module.emailLinkSchema);

export function UndoForm({ token, children }: { token: string; children: string }) {
  const form = useActionForm(emailLinkSchema, takeChangeBack);
  return (
    <Form form={form}>
      <HiddenField name="token" value={token} />
      <SubmitButton variant="danger">{children}</SubmitButton>
    </Form>
  );
}
