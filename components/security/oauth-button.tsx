"use client";

import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import type { FormAction } from "@/lib/security/web/action";

const beginSchema = () => import("@/lib/security/features/oauth/schema").then((module) => module.beginSchema);

type OAuthButtonProps = { provider: string; label: string; next?: string; action: FormAction };

/** Sets out for another service. A form of its own, so that it works without scripts. */
export function OAuthButton({ provider, label, next, action }: OAuthButtonProps) {
  const form = useActionForm(beginSchema, action);
  return (
    <Form form={form}>
      <HiddenField name="provider" value={provider} />
      <HiddenField name="next" value={next} />
      <SubmitButton variant="secondary" className="h-auto min-h-10 py-2 whitespace-normal wrap-anywhere">
        {label}
      </SubmitButton>
    </Form>
  );
}
