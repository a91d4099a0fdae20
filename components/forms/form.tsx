"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { Alert } from "@/components/ui/alert";
import { classNames } from "@/components/ui/class-names";
import { FormProvider, useFormAround } from "./form-context";
import type { ActionForm } from "./use-action-form";

type FormProps = { form: ActionForm; className?: string; children: ReactNode };

/** A form of `useActionForm`, with what concerns it as a whole on top. */
export function Form({ form, className, children }: FormProps) {
  return (
    <FormProvider value={form}>
      <form
        ref={form.element}
        action={form.post}
        onSubmit={form.submit}
        onFocus={form.prepare}
        // The browser's own bubbles would come before our messages and cannot be styled or translated.
        noValidate
        aria-busy={form.isPending}
        className={classNames("flex flex-col gap-5", className)}
      >
        <FormMessages />
        {children}
      </form>
    </FormProvider>
  );
}

/** The live region of the form: complaints that belong to no field, and the notice after success. */
function FormMessages() {
  const { state } = useFormAround();
  const box = useRef<HTMLDivElement>(null);
  const complaints = state.errors[""] ?? [];
  const onlyGeneral = complaints.length > 0 && Object.keys(state.errors).length === 1;
  // Where a field is wrong, the focus goes there. `attempt` makes a second equal answer count as new.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (onlyGeneral) box.current?.focus();
  }, [onlyGeneral, state.attempt]);

  return (
    <div ref={box} role="status" tabIndex={-1} className="rounded-md empty:-mb-5">
      {complaints.length > 0 && (
        <Alert tone="danger">
          {complaints.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </Alert>
      )}
      {state.notice && complaints.length === 0 && <Alert tone="success">{state.notice}</Alert>}
    </div>
  );
}
