"use client";

import type { ReactNode } from "react";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { type FormAction, useActionForm } from "@/components/forms/use-action-form";

const logoutSchema = () => import("@/lib/security/features/login/schema").then((module) => module.logoutSchema);

type SignOutFormProps = { signOut: FormAction; next?: string; className?: string; children: ReactNode };

/** Ends the session of this browser; `children` is the button. */
export function SignOutForm({ signOut, next, className, children }: SignOutFormProps) {
  const form = useActionForm(logoutSchema, signOut);
  return (
    <Form form={form} className={className}>
      <HiddenField name="next" value={next} />
      {children}
    </Form>
  );
}
