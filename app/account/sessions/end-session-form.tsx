"use client";

import { ConfirmButton } from "@/components/forms/confirm-button";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { useActionForm } from "@/components/forms/use-action-form";
import { noInput } from "@/lib/security/core/fields";
import { endSessionSchema } from "@/lib/security/features/sessions/schema";
import { endMyOtherSessions, endMySession } from "./actions";

type EndSessionFormProps = { handle: string; browser: string; isCurrent: boolean };

/** Signs out in one browser. */
export function EndSessionForm({ handle, browser, isCurrent }: EndSessionFormProps) {
  const form = useActionForm(endSessionSchema, endMySession);
  return (
    <Form form={form} className="items-end">
      <HiddenField name="session" value={handle} />
      <ConfirmButton
        variant="secondary"
        size="small"
        title={isCurrent ? "Sign out here?" : `Sign out of ${browser}?`}
        description={
          isCurrent
            ? "You leave this browser and have to sign in again."
            : "Whoever uses that browser has to sign in again."
        }
        confirmLabel="Sign out"
      >
        Sign out<span className="sr-only"> of {browser}</span>
      </ConfirmButton>
    </Form>
  );
}

/** Signs out everywhere but here. */
export function EndOtherSessionsForm() {
  const form = useActionForm(noInput, endMyOtherSessions);
  return (
    <Form form={form}>
      <ConfirmButton
        variant="danger"
        title="Sign out everywhere else?"
        description="Every other browser and device has to sign in again. You stay signed in here."
        confirmLabel="Sign out everywhere else"
      >
        Sign out everywhere else
      </ConfirmButton>
    </Form>
  );
}
