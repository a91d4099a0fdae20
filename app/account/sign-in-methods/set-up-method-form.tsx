"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { heard } from "@/components/ui/text-tags";
import { paths } from "@/lib/security/core/paths";
import { changeSignInMethod } from "./actions";

const setUpMethodSchema = () =>
  import("@/lib/security/features/unified-sign-in/schema").then((module) => module.setUpMethodSchema);

type SetUpMethodFormProps = { method: "email" | "sms" | "authenticator"; isReplacing?: boolean };

/** Begins to set a way to sign in up; the next page takes its code. */
export function SetUpMethodForm({ method, isReplacing = false }: SetUpMethodFormProps) {
  const t = useTranslations("account.signInMethods.forms.setUp");
  const form = useActionForm(setUpMethodSchema, changeSignInMethod);
  return (
    <Form form={form} className="sm:items-end">
      <HiddenField name="next" value={paths.accountSignInMethods} />
      <HiddenField name="chosen_method" value={method} />
      {method === "sms" && (
        <Field
          name="phone"
          label={isReplacing ? t("newPhone") : t("phone")}
          type="tel"
          autoComplete="tel"
          placeholder="+1 650 253 0000"
          className="sm:w-56"
        />
      )}
      <SubmitButton
        variant={isReplacing ? "secondary" : "primary"}
        size="small"
        className="justify-self-start self-start sm:self-end"
      >
        {isReplacing ? t.rich("changeNumber", { heard }) : t.rich(`submit.${method}`, { heard })}
      </SubmitButton>
    </Form>
  );
}
