"use client";

import { CheckboxGroup } from "@/components/forms/checkbox-group";
import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { SelectField } from "@/components/forms/select-field";
import { ShownOnce } from "@/components/forms/shown-once";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { Alert } from "@/components/ui/alert";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { createTokenSchema } from "@/lib/security/features/personal-tokens/schema";
import { makeToken } from "./actions";

type NewTokenFormProps = { permissions: readonly string[]; lifetimes: readonly string[]; isFull: boolean };

/** A new token, which is shown this once in the place of the form. */
export function NewTokenForm({ permissions, lifetimes, isFull }: NewTokenFormProps) {
  const usual = lifetimes.includes("30") ? "30" : (lifetimes[0] ?? "");
  const form = useActionForm(createTokenSchema, makeToken, { expires: usual });
  const [token] = form.state.shown ?? [];
  if (token)
    return (
      <ShownOnce
        title="Your new token"
        warning="Copy it now: it is shown this once. Whoever has it can do what it permits."
        label="New token"
        secret={token}
      />
    );
  if (isFull) return <Alert>You have as many tokens as are allowed. Revoke one to make another.</Alert>;
  return (
    <Card>
      <CardHeader>
        <CardTitle>New token</CardTitle>
        <CardDescription>
          It permits what you tick, as long as you are permitted it yourself. It never changes your account.
        </CardDescription>
      </CardHeader>
      <CardContent>
        <Form form={form} className="max-w-xl">
          <Field
            name="name"
            label="Name"
            autoComplete="off"
            maxLength={64}
            hint="What it is for, such as “backup job”."
          />
          {permissions.length > 0 && <CheckboxGroup name="permissions" legend="It permits" choices={permissions} />}
          <SelectField
            name="expires"
            label="It ends"
            choices={lifetimes.map((value) => ({ value, label: value === "never" ? "Never" : `After ${value} days` }))}
          />
          <SubmitButton className="self-start">Make the token</SubmitButton>
        </Form>
      </CardContent>
    </Card>
  );
}
