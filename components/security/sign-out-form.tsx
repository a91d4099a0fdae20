"use client";

import { type FormEvent, type ReactNode, useActionState } from "react";
import type { FormAction } from "@/components/forms/use-action-form";
import { emptyFormState } from "@/lib/security/core/form-state";

type SignOutFormProps = { signOut: FormAction; next?: string; children: ReactNode };

/** Ends the session of this browser; `children` is the button. Nothing is typed into it, so nothing is checked before. */
export function SignOutForm({ signOut, next, children }: SignOutFormProps) {
  const [state, post, isPending] = useActionState(signOut, emptyFormState);
  const complaints = Object.values(state.errors).flat();
  const sendOnce = (event: FormEvent) => isPending && event.preventDefault();
  return (
    <form action={post} onSubmit={sendOnce} aria-busy={isPending} className="grid">
      {next !== undefined && <input type="hidden" name="next" value={next} />}
      <p role="status" className="text-sm text-danger-text not-empty:pb-2">
        {complaints.join(" ")}
      </p>
      {children}
    </form>
  );
}
