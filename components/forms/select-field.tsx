"use client";

import { type ReactNode, useId } from "react";
import { Select } from "@/components/ui/select";
import { FieldFrame } from "./field-frame";
import { useField } from "./form-context";

type SelectFieldProps = {
  name: string;
  label: string;
  hint?: ReactNode;
  choices: readonly { value: string; label: string }[];
};

/** One of a few values. */
export function SelectField({ name, label, hint, choices }: SelectFieldProps) {
  const id = useId();
  const { registration, value, error } = useField(name);
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      {(wiring) => (
        <Select required defaultValue={value} {...wiring} {...registration}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </Select>
      )}
    </FieldFrame>
  );
}
