"use client";

import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { ConfirmButton } from "@/components/forms/confirm-button";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { ShownOnce } from "@/components/forms/shown-once";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { heard } from "@/components/ui/text-tags";
import { WebhookFields } from "../webhook-fields";
import { removeWebhook, renewSecret, saveWebhook, sendAgain, testWebhook } from "./actions";

const editWebhookSchema = () =>
  import("@/lib/security/features/webhooks/schema").then((module) => module.editWebhookSchema);

const webhookSchema = () => import("@/lib/security/features/webhooks/schema").then((module) => module.webhookSchema);

const deliverySchema = () => import("@/lib/security/features/webhooks/schema").then((module) => module.deliverySchema);

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
  const t = useTranslations("admin.webhook.forms");
  const form = useActionForm(editWebhookSchema, saveWebhook, { url, description: description ?? "" });
  return (
    <Form form={form}>
      <HiddenField name="id" value={id} />
      <WebhookFields events={allEvents} ticked={events} />
      <CheckboxField name="enabled" label={t("enabled")} defaultChecked={enabled} />
      <SubmitButton variant="secondary" className="self-start">
        {t("save")}
      </SubmitButton>
    </Form>
  );
}

export function TestForm({ id }: { id: string }) {
  const t = useTranslations("admin.webhook.forms");
  const form = useActionForm(webhookSchema, testWebhook);
  return (
    <Form form={form}>
      <HiddenField name="id" value={id} />
      <SubmitButton variant="secondary">{t("test")}</SubmitButton>
    </Form>
  );
}

export function DeleteForm({ id }: { id: string }) {
  const t = useTranslations("admin.webhook.forms.delete");
  const form = useActionForm(webhookSchema, removeWebhook);
  return (
    <Form form={form}>
      <HiddenField name="id" value={id} />
      <ConfirmButton variant="danger" title={t("title")} description={t("description")} confirmLabel={t("confirm")}>
        {t("submit")}
      </ConfirmButton>
    </Form>
  );
}

/** A new secret, which is shown this once in the place of the button. */
export function RenewSecretForm({ id }: { id: string }) {
  const t = useTranslations("admin.webhook.forms");
  const form = useActionForm(webhookSchema, renewSecret);
  const [secret] = form.state.shown ?? [];
  if (secret)
    return (
      <ShownOnce
        title={t("renewed.title")}
        warning={t("renewed.warning")}
        label={t("renewed.secret")}
        secret={secret}
      />
    );
  return (
    <Form form={form} className="items-start">
      <HiddenField name="id" value={id} />
      <ConfirmButton
        variant="secondary"
        title={t("renewal.title")}
        description={t("renewal.description")}
        confirmLabel={t("renewal.confirm")}
      >
        {t("renewal.submit")}
      </ConfirmButton>
    </Form>
  );
}

export function SendAgainForm({ delivery, event }: { delivery: string; event: string }) {
  const t = useTranslations("admin.webhook.forms");
  const form = useActionForm(deliverySchema, sendAgain);
  return (
    <Form form={form}>
      <HiddenField name="delivery" value={delivery} />
      <SubmitButton variant="secondary" size="small">
        {t.rich("sendAgain", { event, heard })}
      </SubmitButton>
    </Form>
  );
}
