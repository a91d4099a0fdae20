"use client";

import { ConfirmButton } from "@/components/forms/confirm-button";
import { Form } from "@/components/forms/form";
import { useActionForm } from "@/components/forms/use-action-form";
import { removePasswordSchema } from "@/lib/security/features/passwords/schema";
import { removeMyPassword } from "./actions";

export function RemovePasswordForm() {
  const form = useActionForm(removePasswordSchema, removeMyPassword);
  return (
    <Form form={form}>
      <ConfirmButton
        variant="secondary"
        className="self-start"
        title="Remove your password?"
        description="From then on you sign in by your passkeys, or another way that you have set up. You stay signed in here alone."
        confirmLabel="Remove it"
      >
        Remove password
      </ConfirmButton>
    </Form>
  );
}
