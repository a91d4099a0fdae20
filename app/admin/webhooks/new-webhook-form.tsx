"use client";

import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { ShownOnce } from "@/components/forms/shown-once";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { Alert } from "@/components/ui/alert";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { paths } from "@/lib/security/core/paths";
import { makeWebhook } from "./actions";
import { WebhookFields } from "./webhook-fields";

const createWebhookSchema = () =>
  import("@/lib/security/features/webhooks/schema").then((module) => module.createWebhookSchema);

/** A new webhook; its secret is shown this once in the place of the form. */
export function NewWebhookForm({ events, isFull }: { events: readonly string[]; isFull: boolean }) {
  const t = useTranslations("admin.webhooks.form");
  const form = useActionForm(createWebhookSchema, makeWebhook);
  const [secret, id] = form.state.shown ?? [];
  if (secret && id)
    return (
      <>
        <ShownOnce title={t("made.title")} warning={t("made.warning")} label={t("made.secret")} secret={secret} />
        <TextLink href={paths.adminWebhook(id)} className="text-sm">
          {t("made.test")}
        </TextLink>
      </>
    );
  if (isFull) return <Alert>{t("full")}</Alert>;
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
        <CardDescription>{t("description")}</CardDescription>
      </CardHeader>
      <CardContent>
        <Form form={form}>
          <WebhookFields events={events} />
          <SubmitButton className="self-start">{t("submit")}</SubmitButton>
        </Form>
      </CardContent>
    </Card>
  );
}
