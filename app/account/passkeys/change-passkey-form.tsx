"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { RadioField } from "@/components/forms/radio-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { heard } from "@/components/ui/text-tags";
import { changeMyPasskey } from "./actions";

const changePasskeySchema = () =>
  import("@/lib/security/features/webauthn/schema").then((module) => module.changePasskeySchema);

type ChangePasskeyFormProps = { name: string; usage: "first" | "secondary" | "both"; allowAsFirstFactor: boolean };

/** Another name, another use. Folded away, as it is seldom wanted. */
export function ChangePasskeyForm({ name, usage, allowAsFirstFactor }: ChangePasskeyFormProps) {
  const t = useTranslations("account.passkeys.forms.change");
  const uses = useTranslations("account.passkeys.forms.uses");
  const form = useActionForm(changePasskeySchema, changeMyPasskey, { new_name: name, usage });
  return (
    <details open={form.state.attempt > 0} className="group min-w-0 flex-1">
      <summary className="w-fit list-none rounded-sm leading-8 text-accent-text underline-offset-4 hover:underline">
        {t.rich("summary", { name, heard })}
      </summary>
      <Form form={form} className="max-w-md py-3">
        <HiddenField name="name" value={name} />
        <Field name="new_name" label={t("name")} autoComplete="off" maxLength={64} />
        {allowAsFirstFactor && (
          <RadioField
            name="usage"
            label={t("use")}
            choices={[
              { value: "first", label: uses("first") },
              { value: "secondary", label: uses("secondary") },
              { value: "both", label: uses("both") },
            ]}
          />
        )}
        <SubmitButton className="self-start">{t("submit")}</SubmitButton>
      </Form>
    </details>
  );
}
