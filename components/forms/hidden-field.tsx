"use client";

import { useField } from "./form-context";

/** Carries a value along. A complaint about it is shown in its place, as it has no label to stand below. */
export function HiddenField({ name, value }: { name: string; value: string | undefined }) {
  const { error } = useField(name);
  if (value === undefined) return null;
  return (
    <>
      <input type="hidden" name={name} value={value} />
      {error && (
        <p role="alert" className="text-sm text-danger-text">
          {error}
        </p>
      )}
    </>
  );
}
