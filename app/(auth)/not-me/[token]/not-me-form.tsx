"use client";

import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { shutEverybodyOut } from "./actions";

const notMeSchema = () => import("@/lib/security/features/devices/schema").then((module) => module.notMeSchema);

export function NotMeForm({ token, children }: { token: string; children: string }) {
  const form = useActionForm(notMeSchema, shutEverybodyOut);
  return (
    <Form form={form}>
      <HiddenField name="token" value={token} />
      <SubmitButton variant="danger">{children}</SubmitButton>
    </Form>
  );
}
