"use client";

import { ConfirmButton } from "@/components/forms/confirm-button";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { useActionForm } from "@/components/forms/use-action-form";
import { revokeTokenSchema } from "@/lib/security/features/administration/schema";
import { revokePersonsToken } from "./actions";

/** Takes a token of somebody away. */
export function RevokeTokenForm({ token, name }: { token: string; name: string }) {
  const form = useActionForm(revokeTokenSchema, revokePersonsToken);
  return (
    <Form form={form}>
      <HiddenField name="token" value={token} />
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
