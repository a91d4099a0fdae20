"use client";

import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { impersonateSchema } from "@/lib/security/features/administration/schema";
import { actAsPerson } from "./actions";

/** Lets an administrator see the application as this person. */
export function ImpersonateForm({ id, limit }: { id: string; limit: string }) {
  const form = useActionForm(impersonateSchema, actAsPerson);
  return (
    <Card>
      <CardHeader>
        <CardTitle>See it as this person</CardTitle>
        <CardDescription>
          For {limit} at most. What changes the account or tells a secret of it stays closed; what you do is on record.
        </CardDescription>
      </CardHeader>
      <CardContent>
        <Form form={form} className="max-w-xl">
          <HiddenField name="identity" value={id} />
          <Field name="reason" label="Reason" autoComplete="off" maxLength={255} hint="The person may read it." />
          <SubmitButton variant="secondary" className="self-start">
            Act as this person
          </SubmitButton>
        </Form>
      </CardContent>
    </Card>
  );
}
