"use client";

import { type ReactNode, useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldNotes, wire } from "./field-frame";
import { useField } from "./form-context";

type CheckboxFieldProps = { name: string; label: string; hint?: ReactNode; value?: string; defaultChecked?: boolean };

/** Yes or no; posted as `value` ("on" unless said otherwise) when ticked and not at all when not. */
export function CheckboxField({ name, label, hint, value = "on", defaultChecked = false }: CheckboxFieldProps) {
  const id = useId();
  const { registration, value: sent, error } = useField(name);
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="flex w-fit items-start gap-2.5 text-sm leading-6">
        <Checkbox
          value={value}
          defaultChecked={sent === undefined ? defaultChecked : sent === value}
          className="mt-[3px]"
          {...wire(id, hint, error)}
          {...registration}
        />
        {label}
      </label>
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  );
}
