"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { actAsPerson } from "./actions";

const impersonateSchema = () =>
  import("@/lib/security/features/administration/schema").then((module) => module.impersonateSchema);

/** Lets an administrator see the application as this person. */
export function ImpersonateForm({ id, limit }: { id: string; limit: string }) {
  const t = useTranslations("admin.person.forms.impersonation");
  const form = useActionForm(impersonateSchema, actAsPerson);
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
        <CardDescription>{t("description", { limit })}</CardDescription>
      </CardHeader>
      <CardContent>
        <Form form={form} className="max-w-xl">
          <HiddenField name="identity" value={id} />
          <Field name="reason" label={t("reason")} autoComplete="off" maxLength={255} hint={t("hint")} />
          <SubmitButton variant="secondary" className="self-start">
            {t("submit")}
          </SubmitButton>
        </Form>
      </CardContent>
    </Card>
  );
}
