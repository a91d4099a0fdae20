"use client";

import { Field } from "@/components/forms/field";
import { useFormAround } from "@/components/forms/form-context";
import { TextLink } from "@/components/ui/text-link";

/** The username, folded away because most people type their address. Open when it is what came back. */
export function UsernameInstead({ forgottenHref }: { forgottenHref: string | null }) {
  const { state } = useFormAround();
  return (
    <details open={Boolean(state.values.username || state.errors.username)} className="group -mt-2">
      <summary className="w-fit list-none rounded-sm text-sm leading-6 text-accent-text underline-offset-4 group-open:mb-2 hover:underline">
        Use your username instead
      </summary>
      <Field
        name="username"
        label="Username"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required={false}
        aside={forgottenHref && <TextLink href={forgottenHref}>Forgotten?</TextLink>}
        hint="Counts when the e-mail address is left empty."
      />
    </details>
  );
}
