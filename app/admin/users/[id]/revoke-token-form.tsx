"use client";

import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { useActionForm } from "@/components/forms/use-action-form";
import { RevokeTokenButton } from "@/components/security/revoke-token-button";
import { revokePersonsToken } from "./actions";

const revokeTokenSchema = () =>
  import("@/lib/security/features/administration/schema").then((module) => module.revokeTokenSchema);

/** Takes a token of somebody away. */
export function RevokeTokenForm({ token, name }: { token: string; name: string }) {
  const form = useActionForm(revokeTokenSchema, revokePersonsToken);
  return (
    <Form form={form}>
      <HiddenField name="token" value={token} />
      <RevokeTokenButton name={name} />
    </Form>
  );
}
