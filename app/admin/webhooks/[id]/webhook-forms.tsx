"use client";

import { CheckboxField } from "@/components/forms/checkbox-field";
import { ConfirmButton } from "@/components/forms/confirm-button";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { ShownOnce } from "@/components/forms/shown-once";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { deliverySchema, editWebhookSchema, webhookSchema } from "@/lib/security/features/webhooks/schema";
import { WebhookFields } from "../webhook-fields";
import { removeWebhook, renewSecret, saveWebhook, sendAgain, testWebhook } from "./actions";

type EditWebhookFormProps = {
  id: string;
  url: string;
  description: string | null;
  enabled: boolean;
  events: readonly string[];
  allEvents: readonly string[];
};

/** Where to, of what, and whether at all. */
export function EditWebhookForm({ id, url, description, enabled, events, allEvents }: EditWebhookFormProps) {
  const form = useActionForm(editWebhookSchema, saveWebhook, { url, description: description ?? "" });
  return (
    <Form form={form}>
      <HiddenField name="id" value={id} />
      <WebhookFields events={allEvents} ticked={events} />
      <CheckboxField name="enabled" label="It is on" defaultChecked={enabled} />
      <SubmitButton variant="secondary" className="self-start">
        Save
      </SubmitButton>
    </Form>
  );
}

export function TestForm({ id }: { id: string }) {
  const form = useActionForm(webhookSchema, testWebhook);
  return (
    <Form form={form}>
      <HiddenField name="id" value={id} />
      <SubmitButton variant="secondary">Send a test</SubmitButton>
    </Form>
  );
}

export function DeleteForm({ id }: { id: string }) {
  const form = useActionForm(webhookSchema, removeWebhook);
  return (
    <Form form={form}>
      <HiddenField name="id" value={id} />
      <ConfirmButton
        variant="danger"
        title="Delete this webhook?"
        description="It is told nothing any more. What waits for it and the list of deliveries go as well."
        confirmLabel="Delete it"
      >
        Delete
      </ConfirmButton>
    </Form>
  );
}

/** A new secret, which is shown this once in the place of the button. */
export function RenewSecretForm({ id }: { id: string }) {
  const form = useActionForm(webhookSchema, renewSecret);
  const [secret] = form.state.shown ?? [];
  if (secret)
    return (
      <ShownOnce
        title="The new secret"
        warning="Copy it now: it is shown this once. From now on deliveries are signed with it."
        label="Secret"
        secret={secret}
      />
    );
  return (
    <Form form={form} className="items-start">
      <HiddenField name="id" value={id} />
      <ConfirmButton
        variant="secondary"
        title="Make a new secret?"
        description="The present one signs nothing any more, so the receiver refuses deliveries until it has the new one."
        confirmLabel="Make a new secret"
      >
        Make a new secret
      </ConfirmButton>
    </Form>
  );
}

export function SendAgainForm({ delivery, event }: { delivery: string; event: string }) {
  const form = useActionForm(deliverySchema, sendAgain);
  return (
    <Form form={form}>
      <HiddenField name="delivery" value={delivery} />
      <SubmitButton variant="secondary" size="small">
        Send again<span className="sr-only">: {event}</span>
      </SubmitButton>
    </Form>
  );
}
