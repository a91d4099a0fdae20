"use client";

import { CheckboxGroup } from "@/components/forms/checkbox-group";
import { Field } from "@/components/forms/field";

type WebhookFieldsProps = { events: readonly string[]; ticked?: readonly string[] };

/** Where to, whose it is, and of what. */
export function WebhookFields({ events, ticked }: WebhookFieldsProps) {
  return (
    <>
      <Field
        name="url"
        label="Address"
        type="url"
        inputMode="url"
        autoComplete="off"
        placeholder="https://hooks.example/gatehouse"
        className="max-w-xl"
      />
      <Field
        name="description"
        label="What it is for"
        autoComplete="off"
        maxLength={255}
        optional
        className="max-w-xl"
      />
      <CheckboxGroup
        name="events"
        legend="Events"
        hint="None ticked: it hears of every event."
        choices={events}
        ticked={ticked}
      />
    </>
  );
}
