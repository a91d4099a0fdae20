"use client";

import { ConfirmButton } from "@/components/forms/confirm-button";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { useActionForm } from "@/components/forms/use-action-form";
import { deletePasskeySchema } from "@/lib/security/features/webauthn/schema";
import { removeMyPasskey } from "./actions";

export function RemovePasskeyForm({ name }: { name: string }) {
  const form = useActionForm(deletePasskeySchema, removeMyPasskey);
  return (
    <Form form={form} className="items-end">
      <HiddenField name="name" value={name} />
      <ConfirmButton
        variant="secondary"
        size="small"
        title={`Remove “${name}”?`}
        description="It opens nothing here any more. Your device or password manager may keep showing it until you remove it there."
        confirmLabel="Remove it"
      >
        Remove<span className="sr-only"> {name}</span>
      </ConfirmButton>
    </Form>
  );
}
