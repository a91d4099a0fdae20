"use client";

import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { unlockSchema } from "@/lib/security/features/unlock/schema";
import { tryAgain } from "./actions";

export function UnlockForm({ token, children }: { token: string; children: string }) {
  const form = useActionForm(unlockSchema, tryAgain);
  return (
    <Form form={form}>
      <HiddenField name="token" value={token} />
      <SubmitButton>{children}</SubmitButton>
    </Form>
  );
}
