"use client";

import { ConfirmButton } from "@/components/forms/confirm-button";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { useActionForm } from "@/components/forms/use-action-form";
import { tokenSchema } from "@/lib/security/features/personal-tokens/schema";
import { revokeMyToken } from "./actions";

/** Takes one token away. */
export function RevokeTokenForm({ id, name }: { id: string; name: string }) {
  const form = useActionForm(tokenSchema, revokeMyToken);
  return (
    <Form form={form} className="items-end">
      <HiddenField name="id" value={id} />
      <ConfirmButton
        variant="secondary"
        size="small"
        title={`Revoke ${name}?`}
        description="Programs that use it are refused from now on. This cannot be undone."
        confirmLabel="Revoke it"
      >
        Revoke<span className="sr-only"> {name}</span>
      </ConfirmButton>
    </Form>
  );
}
