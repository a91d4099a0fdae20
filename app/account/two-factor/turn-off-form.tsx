"use client";

import { ConfirmButton } from "@/components/forms/confirm-button";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { useActionForm } from "@/components/forms/use-action-form";
import { setUpSchema } from "@/lib/security/features/two-factor/schema";
import { setUpMine } from "./actions";

export function TurnOffForm() {
  const form = useActionForm(setUpSchema, setUpMine);
  return (
    <Form form={form}>
      <HiddenField name="setup" value="disable" />
      <ConfirmButton
        variant="secondary"
        title="Turn off two-factor sign-in?"
        description="Whoever learns your password can then sign in. Browsers that you trusted are forgotten."
        confirmLabel="Turn it off"
      >
        Turn off
      </ConfirmButton>
    </Form>
  );
}
