"use client";

import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { RadioField } from "@/components/forms/radio-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { Icon } from "@/components/ui/icon";
import { getRescued } from "./actions";

const rescueSchema = () => import("@/lib/security/features/two-factor/schema").then((module) => module.rescueSchema);

type RescueFormProps = { options: readonly (keyof typeof icons)[]; next: string | undefined };

export function RescueForm({ options, next }: RescueFormProps) {
  const t = useTranslations("auth.twoFactor.rescue.form");
  const form = useActionForm(rescueSchema, getRescued);
  return (
    <Form form={form}>
      <HiddenField name="next" value={next} />
      <RadioField
        name="help_setup"
        label={t("question")}
        choices={options.map((one) => ({
          value: one,
          label: t(`options.${one}.label`),
          hint: t(`options.${one}.hint`),
          icon: icons[one],
        }))}
      />
      <SubmitButton>{t("submit")}</SubmitButton>
    </Form>
  );
}

const icons = {
  email: <Icon name="mail" />,
  recovery_code: <Icon name="ticket" />,
  help: <Icon name="life-buoy" />,
};
