"use client";

import { type ReactNode, useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldNotes, wire } from "./field-frame";
import { useField } from "./form-context";

type CheckboxGroupProps = {
  name: string;
  legend: string;
  hint?: ReactNode;
  choices: readonly string[];
  ticked?: readonly string[];
};

/** Any of several values, each posted under the same name. */
export function CheckboxGroup({ name, legend, hint, choices, ticked = [] }: CheckboxGroupProps) {
  const id = useId();
  const { registration, error } = useField(name);
  const { "aria-describedby": notes } = wire(id, hint, error);
  return (
    <fieldset className="flex min-w-0 flex-col gap-1.5" aria-describedby={notes}>
      <legend className="text-sm font-medium">{legend}</legend>
      <FieldNotes id={id} hint={hint} error={error} />
      <div className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
        {choices.map((choice, index) => (
          <label key={choice} htmlFor={`${id}-${index}`} className="flex min-w-0 items-start gap-2.5 text-sm leading-6">
            <Checkbox
              id={`${id}-${index}`}
              value={choice}
              defaultChecked={ticked.includes(choice)}
              aria-invalid={error ? true : undefined}
              className="mt-[3px]"
              {...registration}
            />
            <span className="min-w-0 wrap-anywhere">{choice}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
