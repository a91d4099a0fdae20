"use client";

import { useTranslations } from "next-intl";
import { CodeField } from "@/components/forms/code-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { type FormAction, useActionForm } from "@/components/forms/use-action-form";

const validateSchema = () =>
  import("@/lib/security/features/two-factor/schema").then((module) => module.validateSchema);

type CodeFormProps = { enter: FormAction; next?: string; hint?: string; children: string };

/** Six digits and the button that sends them; `children` is what the button says. */
export function CodeForm({ enter, next, hint, children }: CodeFormProps) {
  const t = useTranslations("security.code");
  const form = useActionForm(validateSchema, enter);
  return (
    <Form form={form}>
      <HiddenField name="next" value={next} />
      <CodeField name="code" label={t("label")} hint={hint} autoFocus />
      <SubmitButton>{children}</SubmitButton>
    </Form>
  );
}
