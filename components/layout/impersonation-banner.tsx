"use client";

import { VenetianMask } from "lucide-react";
import { Form } from "@/components/forms/form";
import { SubmitButton } from "@/components/forms/submit-button";
import { type FormAction, useActionForm } from "@/components/forms/use-action-form";
import { noInput } from "@/lib/security/core/fields";

type ImpersonationBannerProps = { email: string; actor: string; stop: FormAction };

/** On every page while an administrator acts as somebody else: whom they see, and the way back. */
export function ImpersonationBanner({ email, actor, stop }: ImpersonationBannerProps) {
  const form = useActionForm(noInput, stop);
  return (
    <aside
      aria-label="Impersonation"
      className="sticky bottom-0 z-40 border-t border-warning-text/30 bg-warning-soft text-warning-text"
    >
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5 text-sm sm:px-6">
        <VenetianMask aria-hidden className="size-4.5 shrink-0" />
        <p className="min-w-0 flex-1 basis-60 wrap-anywhere">
          You see this as <strong className="font-semibold">{email}</strong>. You are {actor}.
        </p>
        <Form form={form}>
          <SubmitButton variant="secondary" size="small">
            Stop
          </SubmitButton>
        </Form>
      </div>
    </aside>
  );
}
