"use client";

import { useTranslations } from "next-intl";
import { CheckboxGroup } from "@/components/forms/checkbox-group";
import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { SelectField } from "@/components/forms/select-field";
import { ShownOnce } from "@/components/forms/shown-once";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { Alert } from "@/components/ui/alert";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { makeToken } from "./actions";

const createTokenSchema = () =>
  import("@/lib/security/features/personal-tokens/schema").then((module) => module.createTokenSchema);

type NewTokenFormProps = { permissions: readonly string[]; lifetimes: readonly string[]; isFull: boolean };

/** A new token, which is shown this once in the place of the form. */
export function NewTokenForm({ permissions, lifetimes, isFull }: NewTokenFormProps) {
  const t = useTranslations("account.tokens.form");
  const usual = lifetimes.includes("30") ? "30" : (lifetimes[0] ?? "");
  const form = useActionForm(createTokenSchema, makeToken, { expires: usual });
  const [token] = form.state.shown ?? [];
  if (token)
    return <ShownOnce title={t("new.title")} warning={t("new.warning")} label={t("new.secret")} secret={token} />;
  if (isFull) return <Alert>{t("full")}</Alert>;
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
        <CardDescription>{t("description")}</CardDescription>
      </CardHeader>
      <CardContent>
        <Form form={form} className="max-w-xl">
          <Field name="name" label={t("name")} autoComplete="off" maxLength={64} hint={t("hint")} />
          {permissions.length > 0 && (
            <CheckboxGroup name="permissions" legend={t("permissions")} choices={permissions} />
          )}
          <SelectField
            name="expires"
            label={t("expires")}
            choices={lifetimes.map((value) => ({
              value,
              label: value === "never" ? t("never") : t("afterDays", { days: Number(value) }),
            }))}
          />
          <SubmitButton className="self-start">{t("submit")}</SubmitButton>
        </Form>
      </CardContent>
    </Card>
  );
}
