"use client";

import { CodeField } from "@/components/forms/code-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { redeemSchema } from "@/lib/security/features/recovery-codes/schema";
import { redeem } from "./actions";

export function RecoveryCodeForm({ next }: { next: string | undefined }) {
  const form = useActionForm(redeemSchema, redeem);
  return (
    <Form form={form}>
      <HiddenField name="next" value={next} />
      <CodeField name="code" label="Recovery code" kind="recovery" hint="Each one works once." autoFocus />
      <SubmitButton>Sign in</SubmitButton>
    </Form>
  );
}
