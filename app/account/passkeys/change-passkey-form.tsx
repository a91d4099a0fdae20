"use client";

import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { RadioField } from "@/components/forms/radio-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { changePasskeySchema } from "@/lib/security/features/webauthn/schema";
import { changeMyPasskey } from "./actions";

type ChangePasskeyFormProps = { name: string; usage: "first" | "secondary" | "both"; allowAsFirstFactor: boolean };

/** Another name, another use. Folded away, as it is seldom wanted. */
export function ChangePasskeyForm({ name, usage, allowAsFirstFactor }: ChangePasskeyFormProps) {
  const form = useActionForm(changePasskeySchema, changeMyPasskey, { new_name: name, usage });
  return (
    <details open={form.state.attempt > 0} className="group min-w-0 flex-1">
      <summary className="w-fit list-none rounded-sm leading-8 text-accent-text underline-offset-4 hover:underline">
        Change<span className="sr-only"> {name}</span>
      </summary>
      <Form form={form} className="max-w-md py-3">
        <HiddenField name="name" value={name} />
        <Field name="new_name" label="Name" autoComplete="off" maxLength={64} />
        {allowAsFirstFactor && (
          <RadioField
            name="usage"
            label="Use"
            choices={[
              { value: "first", label: "Signs me in" },
              { value: "secondary", label: "Second step after the password" },
              { value: "both", label: "Both" },
            ]}
          />
        )}
        <SubmitButton className="self-start">Save</SubmitButton>
      </Form>
    </details>
  );
}
