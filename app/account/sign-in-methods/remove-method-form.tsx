"use client";

import { ConfirmButton } from "@/components/forms/confirm-button";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { useActionForm } from "@/components/forms/use-action-form";
import { paths } from "@/lib/security/core/paths";
import { setUpMethodSchema } from "@/lib/security/features/unified-sign-in/schema";
import { changeSignInMethod } from "./actions";

const names = { email: "codes by mail", sms: "codes by text message", authenticator: "the authenticator app" };

export function RemoveMethodForm({ method }: { method: keyof typeof names }) {
  const form = useActionForm(setUpMethodSchema, changeSignInMethod);
  return (
    <Form form={form}>
      <HiddenField name="next" value={paths.accountSignInMethods} />
      <HiddenField name="delete_method" value={method} />
      <ConfirmButton
        variant="secondary"
        size="small"
        title={`No longer sign in by ${names[method]}?`}
        description={
          method === "sms"
            ? "We forget the number, and it no longer says who you are."
            : "You can set it up again at any time."
        }
        confirmLabel="Remove it"
      >
        Remove<span className="sr-only"> {names[method]}</span>
      </ConfirmButton>
    </Form>
  );
}
