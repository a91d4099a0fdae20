"use client";

import { ConfirmButton } from "@/components/forms/confirm-button";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { useActionForm } from "@/components/forms/use-action-form";
import { noInput } from "@/lib/security/core/fields";
import { paths } from "@/lib/security/core/paths";
import { deleteMyAccount } from "./actions";

export function DeleteAccountForm({ within }: { within: string }) {
  const form = useActionForm(noInput, deleteMyAccount);
  return (
    <Form form={form}>
      {/* Whoever has to prove who they are comes back here. */}
      <HiddenField name="next" value={paths.accountData} />
      <ConfirmButton
        variant="danger"
        className="self-start"
        title="Delete your account?"
        description={`You are signed out everywhere. After ${within}, everything that is kept about you goes for good. Until then, signing in keeps the account.`}
        confirmLabel="Delete it"
      >
        Delete account
      </ConfirmButton>
    </Form>
  );
}
