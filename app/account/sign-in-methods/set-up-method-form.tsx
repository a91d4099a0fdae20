"use client";

import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { paths } from "@/lib/security/core/paths";
import { setUpMethodSchema } from "@/lib/security/features/unified-sign-in/schema";
import { changeSignInMethod } from "./actions";

const names = { email: "codes by mail", sms: "codes by text message", authenticator: "an authenticator app" };

type SetUpMethodFormProps = { method: keyof typeof names; isReplacing?: boolean };

/** Begins to set a way to sign in up; the next page takes its code. */
export function SetUpMethodForm({ method, isReplacing = false }: SetUpMethodFormProps) {
  const form = useActionForm(setUpMethodSchema, changeSignInMethod);
  return (
    <Form form={form} className="sm:items-end">
      <HiddenField name="next" value={paths.accountSignInMethods} />
      <HiddenField name="chosen_method" value={method} />
      {method === "sms" && (
        <Field
          name="phone"
          label={isReplacing ? "New number" : "Phone number"}
          type="tel"
          autoComplete="tel"
          placeholder="+1 650 253 0000"
          className="sm:w-56"
        />
      )}
      <SubmitButton
        variant={isReplacing ? "secondary" : "primary"}
        size="small"
        className="justify-self-start self-start sm:self-end"
      >
        {isReplacing ? "Change the number" : "Set up"}
        <span className="sr-only"> {names[method]}</span>
      </SubmitButton>
    </Form>
  );
}
