"use client";

import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { useActionForm } from "@/components/forms/use-action-form";
import { RevokeTokenButton } from "@/components/security/revoke-token-button";
import { revokeMyToken } from "./actions";

const tokenSchema = () => import("@/lib/security/features/personal-tokens/schema").then((module) => module.tokenSchema);

/** Takes one token away. */
export function RevokeTokenForm({ id, name }: { id: string; name: string }) {
  const form = useActionForm(tokenSchema, revokeMyToken);
  return (
    <Form form={form} className="items-end">
      <HiddenField name="id" value={id} />
      <RevokeTokenButton name={name} />
    </Form>
  );
}
