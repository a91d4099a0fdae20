"use client";

import { useTranslations } from "next-intl";
import { CodeField } from "@/components/forms/code-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { signInByLink } from "./actions";

const redeemLinkSchema = () =>
  import("@/lib/security/features/unified-sign-in/schema").then((module) => module.redeemLinkSchema);

type LinkFormProps = { token: string; next: string | undefined; wantsCode: boolean };

/** The button that signs in. In a browser that did not ask for the link, it takes the code of the same mail. */
export function LinkForm({ token, next, wantsCode }: LinkFormProps) {
  const t = useTranslations("auth.unifiedSignInLink.form");
  const form = useActionForm(redeemLinkSchema, signInByLink);
  return (
    <Form form={form}>
      <HiddenField name="token" value={token} />
      <HiddenField name="next" value={next} />
      {wantsCode && <CodeField name="passcode" label={t("code")} autoFocus />}
      <SubmitButton>{t("submit")}</SubmitButton>
    </Form>
  );
}
