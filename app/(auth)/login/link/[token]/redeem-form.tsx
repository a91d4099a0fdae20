"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { signInByLoginLink } from "./actions";

const redeemLinkSchema = () => import("@/lib/security/features/login/schema").then((module) => module.redeemLinkSchema);

type RedeemFormProps = { token: string; next: string | undefined; wantsAddress: boolean };

/** The button that signs in. In a browser that did not ask for the link, it takes the address that got it. */
export function RedeemForm({ token, next, wantsAddress }: RedeemFormProps) {
  const t = useTranslations("auth.loginLink.form");
  const form = useActionForm(redeemLinkSchema, signInByLoginLink);
  return (
    <Form form={form}>
      <HiddenField name="token" value={token} />
      <HiddenField name="next" value={next} />
      {wantsAddress && <Field name="email" label={t("email")} type="email" autoComplete="email" autoFocus />}
      <SubmitButton>{t("submit")}</SubmitButton>
    </Form>
  );
}
