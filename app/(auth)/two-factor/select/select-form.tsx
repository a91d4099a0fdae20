"use client";

import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { RadioField } from "@/components/forms/radio-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { Icon } from "@/components/ui/icon";
import { choose } from "./actions";

const selectSchema = () => import("@/lib/security/features/two-factor/schema").then((module) => module.selectSchema);

type SelectFormProps = { methods: readonly (keyof typeof icons)[]; next: string | undefined };

export function SelectForm({ methods, next }: SelectFormProps) {
  const t = useTranslations("auth.twoFactor.select.form");
  const form = useActionForm(selectSchema, choose);
  return (
    <Form form={form}>
      <HiddenField name="next" value={next} />
      <RadioField
        name="which"
        label={t("question")}
        choices={methods.map((one) => ({ value: one, label: t(`methods.${one}`), icon: icons[one] }))}
      />
      <SubmitButton>{t("submit")}</SubmitButton>
    </Form>
  );
}

const icons = {
  authenticator: <Icon name="smartphone" />,
  email: <Icon name="mail" />,
  sms: <Icon name="message-square-text" />,
  webauthn: <Icon name="key-round" />,
};
