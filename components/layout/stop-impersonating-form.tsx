"use client";

import type { ReactNode } from "react";
import { Form } from "@/components/forms/form";
import { SubmitButton } from "@/components/forms/submit-button";
import { type FormAction, useActionForm } from "@/components/forms/use-action-form";

const noInput = () => import("@/lib/security/core/fields").then((module) => module.noInput);

/** Back to one's own session; `children` is what the button says. */
export function StopImpersonatingForm({ stop, children }: { stop: FormAction; children: ReactNode }) {
  const form = useActionForm(noInput, stop);
  return (
    <Form form={form}>
      <SubmitButton variant="secondary" size="small">
        {children}
      </SubmitButton>
    </Form>
  );
}
