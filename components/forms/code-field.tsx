"use client";

import { type ReactNode, useId } from "react";
import { Input } from "@/components/ui/input";
import { FieldFrame } from "./field-frame";
import { useField } from "./form-context";

type CodeFieldProps = {
  name: string;
  label: string;
  hint?: ReactNode;
  /** Digits from an app or message; recovery codes hold letters and hyphens, and no device fills them in. */
  kind?: "one-time" | "recovery";
  autoFocus?: boolean;
};

/** A code, in one plain input: it can be pasted, filled in by the phone and read out, unlike a row of single boxes. */
export function CodeField({ name, label, hint, kind = "one-time", autoFocus = false }: CodeFieldProps) {
  const id = useId();
  const { registration, value, error } = useField(name, autoFocus);
  const isOneTime = kind === "one-time";
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      {(wiring) => (
        <Input
          type="text"
          dir="ltr"
          inputMode={isOneTime ? "numeric" : "text"}
          autoComplete={isOneTime ? "one-time-code" : "off"}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          required
          defaultValue={value}
          placeholder={isOneTime ? "000000" : "0000-0000-0000-0000"}
          className="h-12 font-mono text-lg tracking-widest tabular-nums sm:h-12 sm:text-lg"
          {...wiring}
          {...registration}
        />
      )}
    </FieldFrame>
  );
}
