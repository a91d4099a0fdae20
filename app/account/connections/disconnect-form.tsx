"use client";

import { ConfirmButton } from "@/components/forms/confirm-button";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { useActionForm } from "@/components/forms/use-action-form";
import { disconnectSchema } from "@/lib/security/features/oauth/schema";
import { disconnectService } from "./actions";

export function DisconnectForm({ id, name }: { id: string; name: string }) {
  const form = useActionForm(disconnectSchema, disconnectService);
  return (
    <Form form={form} className="items-start gap-2">
      <HiddenField name="provider" value={id} />
      <ConfirmButton
        variant="secondary"
        size="small"
        title={`Disconnect ${name}?`}
        description="Nobody can sign in to your account with it any more."
        confirmLabel="Disconnect it"
      >
        Disconnect<span className="sr-only"> {name}</span>
      </ConfirmButton>
    </Form>
  );
}
