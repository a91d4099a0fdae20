"use client";

import { useTranslations } from "next-intl";
import { CheckboxGroup } from "@/components/forms/checkbox-group";
import { Field } from "@/components/forms/field";

type WebhookFieldsProps = { events: readonly string[]; ticked?: readonly string[] };

/** Where to, whose it is, and of what. */
export function WebhookFields({ events, ticked }: WebhookFieldsProps) {
  const t = useTranslations("admin.webhooks.fields");
  return (
    <>
      <Field
        name="url"
        label={t("url")}
        type="url"
        inputMode="url"
        autoComplete="off"
        placeholder="https://hooks.example/gatehouse"
        className="max-w-xl"
      />
      <Field
        name="description"
        label={t("description")}
        autoComplete="off"
        maxLength={255}
        optional
        className="max-w-xl"
      />
      <CheckboxGroup name="events" legend={t("events")} hint={t("eventsHint")} choices={events} ticked={ticked} />
    </>
  );
}
