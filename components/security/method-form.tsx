"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { RadioField } from "@/components/forms/radio-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { type FormAction, useActionForm } from "@/components/forms/use-action-form";
import { Icon } from "@/components/ui/icon";

const setUpSchema = () => import("@/lib/security/features/two-factor/schema").then((module) => module.setUpSchema);

export type Method = "authenticator" | "email" | "sms";

type MethodFormProps = { setUp: FormAction; methods: readonly Method[]; next?: string };

/** Chooses what to set up. The number is asked for beside text messages alone, without JavaScript too. */
export function MethodForm({ setUp, methods, next }: MethodFormProps) {
  const t = useTranslations("security.methods");
  const form = useActionForm(setUpSchema, setUp);
  return (
    <Form form={form} className="group max-w-md">
      <HiddenField name="next" value={next} />
      <RadioField
        name="setup"
        label={t("question")}
        choices={safestFirst
          .filter((one) => methods.includes(one))
          .map((one) => ({
            value: one,
            label: t(`choices.${one}.label`),
            hint: t(`choices.${one}.hint`),
            icon: icons[one],
          }))}
      />
      {methods.includes("sms") && (
        <div className="hidden group-has-[input[value=sms]:checked]:block">
          <Field
            name="phone"
            label={t("phone")}
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            required={false}
            hint={t("phoneHint")}
          />
        </div>
      )}
      <SubmitButton className="self-start">{t("submit")}</SubmitButton>
    </Form>
  );
}

const safestFirst = ["authenticator", "sms", "email"] as const;

const icons = {
  authenticator: <Icon name="smartphone" />,
  email: <Icon name="mail" />,
  sms: <Icon name="message-square-text" />,
};
