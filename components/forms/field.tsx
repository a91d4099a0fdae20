"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { Input } from "@/components/ui/input";
import { FieldFrame } from "./field-frame";
import { useField } from "./form-context";

type FieldProps = Omit<ComponentProps<"input">, "name"> & {
  name: string;
  label: string;
  /** One sentence that helps before anything is typed. */
  hint?: ReactNode;
  /** Says "(optional)" beside the label. A field that only one of several has to be is neither optional nor required. */
  optional?: boolean;
  /** Something to the right of the label, such as "Forgotten?". */
  aside?: ReactNode;
};

/** A labelled line of text. The browser's `autoComplete` hint is what lets password managers help; give it. */
export function Field({
  name,
  label,
  hint,
  aside,
  optional = false,
  required = !optional,
  defaultValue,
  autoFocus,
  ...props
}: FieldProps) {
  const id = useId();
  const { registration, value, error } = useField(name, autoFocus);
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} optional={optional} aside={aside}>
      {(wiring) => (
        <Input
          type="text"
          required={required}
          defaultValue={value ?? defaultValue}
          {...wiring}
          {...props}
          {...registration}
        />
      )}
    </FieldFrame>
  );
}
