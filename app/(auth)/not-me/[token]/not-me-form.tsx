"use client";

import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { notMeSchema } from "@/lib/security/features/devices/schema";
import { shutEverybodyOut } from "./actions";

export function NotMeForm({ token }: { token: string }) {
  const form = useActionForm(notMeSchema, shutEverybodyOut);
  return (
    <Form form={form}>
      <HiddenField name="token" value={token} />
      <SubmitButton variant="danger">Sign everybody out and lock the account</SubmitButton>
    </Form>
  );
}
