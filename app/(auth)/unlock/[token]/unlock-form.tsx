"use client";

import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { tryAgain } from "./actions";

const unlockSchema = () => import("@/lib/security/features/unlock/schema").then((module) => module.unlockSchema);

export function UnlockForm({ token, children }: { token: string; children: string }) {
  const form = useActionForm(unlockSchema, tryAgain);
  return (
    <Form form={form}>
      <HiddenField name="token" value={token} />
      <SubmitButton>{children}</SubmitButton>
    </Form>
  );
}
