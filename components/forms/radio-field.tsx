"use client";

import { type ReactNode, useId } from "react";
import { FieldNotes, wire } from "./field-frame";
import { useField } from "./form-context";

type RadioFieldProps = {
  name: string;
  /** The question; read out before each choice. */
  label: string;
  choices: readonly { value: string; label: string; hint?: string; icon?: ReactNode }[];
};

/** One of a few ways, each explained. The first is chosen unless the form holds another. */
export function RadioField({ name, label, choices }: RadioFieldProps) {
  const id = useId();
  const { registration, value, error } = useField(name);
  const chosen = choices.some((choice) => choice.value === value) ? value : choices[0]?.value;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 text-sm font-medium">{label}</legend>
      {choices.map((choice) => (
        <label
          key={choice.value}
          htmlFor={`${id}-${choice.value}`}
          className="flex items-start gap-3 rounded-md border border-field/60 bg-surface p-3.5 shadow-soft transition-colors hover:border-field has-checked:border-accent-text has-checked:bg-accent-soft/60"
        >
          <input
            type="radio"
            value={choice.value}
            defaultChecked={choice.value === chosen}
            className="mt-0.5 size-4.5 shrink-0"
            {...wire(id, undefined, error)}
            id={`${id}-${choice.value}`}
            {...registration}
          />
          <span className="grid gap-0.5">
            <span className="text-sm font-medium">{choice.label}</span>
            {choice.hint && <span className="text-xs leading-5 text-subtle">{choice.hint}</span>}
          </span>
          {choice.icon && <span className="ms-auto text-subtle [&_.icon]:size-5">{choice.icon}</span>}
        </label>
      ))}
      <FieldNotes id={id} error={error} />
    </fieldset>
  );
}
