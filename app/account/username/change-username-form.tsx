"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { paths } from "@/lib/security/core/paths";
import { changeMyUsername } from "./actions";

const changeUsernameSchema = () =>
  import("@/lib/security/features/identity/schema").then((module) => module.changeUsernameSchema);

type ChangeUsernameFormProps = { username: string | null; required: boolean; minLength: number; maxLength: number };

export function ChangeUsernameForm({ username, required, minLength, maxLength }: ChangeUsernameFormProps) {
  const t = useTranslations("account.username.form");
  const form = useActionForm(changeUsernameSchema, changeMyUsername);
  const lengths = { min: minLength, max: maxLength };
  return (
    <Form form={form} className="max-w-md">
      <HiddenField name="next" value={paths.accountUsername} />
      <Field
        name="username"
        label={t("username")}
        defaultValue={username ?? ""}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required={required}
        hint={required ? t("hint", lengths) : t("optionalHint", lengths)}
      />
      <SubmitButton className="justify-self-start self-start">{t("submit")}</SubmitButton>
    </Form>
  );
}
