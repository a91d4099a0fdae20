"use client";

import { ConfirmButton } from "@/components/forms/confirm-button";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { type FormAction, useActionForm } from "@/components/forms/use-action-form";
import { identitySchema, setActiveSchema } from "@/lib/security/features/administration/schema";
import { activatePerson, deactivatePerson, endPersonsSessions, resetPersonsAccess, sendPersonReset } from "./actions";

type PersonButtonsProps = { id: string; active: boolean; mayBeReset: boolean };

/** What an administrator can do to an account. Each is asked about first. */
export function PersonButtons({ id, active, mayBeReset }: PersonButtonsProps) {
  return (
    <div className="flex flex-wrap items-start gap-3">
      {mayBeReset && (
        <Act
          id={id}
          action={sendPersonReset}
          label="Send a reset link"
          description="The person gets a mail to choose a new password. The present one keeps working until then."
        />
      )}
      <Act
        id={id}
        action={endPersonsSessions}
        label="Sign out everywhere"
        description="Every browser and device of this person has to sign in again."
      />
      <Act
        id={id}
        action={resetPersonsAccess}
        label="Reset access"
        description="Takes away sessions, tokens, second factors, recovery codes, passkeys and connections. Only the password stays."
      />
      {active ? <Deactivate id={id} /> : <Activate id={id} />}
    </div>
  );
}

type ActProps = { id: string; action: FormAction; label: string; description: string };

function Act({ id, action, label, description }: ActProps) {
  const form = useActionForm(identitySchema, action);
  return (
    <Form form={form}>
      <HiddenField name="identity" value={id} />
      <ConfirmButton
        variant="secondary"
        size="small"
        title={`${label}?`}
        description={description}
        confirmLabel={label}
      >
        {label}
      </ConfirmButton>
    </Form>
  );
}

function Activate({ id }: { id: string }) {
  const form = useActionForm(setActiveSchema, activatePerson);
  return (
    <Form form={form}>
      <HiddenField name="identity" value={id} />
      <HiddenField name="active" value="on" />
      <SubmitButton variant="secondary" size="small">
        Activate
      </SubmitButton>
    </Form>
  );
}

function Deactivate({ id }: { id: string }) {
  const form = useActionForm(setActiveSchema, deactivatePerson);
  return (
    <Form form={form}>
      <HiddenField name="identity" value={id} />
      <ConfirmButton
        variant="danger"
        size="small"
        title="Shut this person out?"
        description="They are signed out at once and cannot sign in until somebody activates the account again."
        confirmLabel="Deactivate"
      >
        Deactivate
      </ConfirmButton>
    </Form>
  );
}
