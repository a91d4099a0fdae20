"use client";

import { Form } from "@/components/forms/form";
import { ShownOnce } from "@/components/forms/shown-once";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { Alert } from "@/components/ui/alert";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { paths } from "@/lib/security/core/paths";
import { createWebhookSchema } from "@/lib/security/features/webhooks/schema";
import { makeWebhook } from "./actions";
import { WebhookFields } from "./webhook-fields";

/** A new webhook; its secret is shown this once in the place of the form. */
export function NewWebhookForm({ events, isFull }: { events: readonly string[]; isFull: boolean }) {
  const form = useActionForm(createWebhookSchema, makeWebhook);
  const [secret, id] = form.state.shown ?? [];
  if (secret && id)
    return (
      <>
        <ShownOnce
          title="The webhook is made"
          warning="Copy its secret now: it is shown this once. The receiver checks signatures with it."
          label="Secret"
          secret={secret}
        />
        <TextLink href={paths.adminWebhook(id)} className="text-sm">
          Send it a test
        </TextLink>
      </>
    );
  if (isFull) return <Alert>There are as many webhooks as are allowed. Delete one to make another.</Alert>;
  return (
    <Card>
      <CardHeader>
        <CardTitle>New webhook</CardTitle>
        <CardDescription>
          It gets a signed POST for each event, as Standard Webhooks has it, and again later when it does not answer.
        </CardDescription>
      </CardHeader>
      <CardContent>
        <Form form={form}>
          <WebhookFields events={events} />
          <SubmitButton className="self-start">Make the webhook</SubmitButton>
        </Form>
      </CardContent>
    </Card>
  );
}
