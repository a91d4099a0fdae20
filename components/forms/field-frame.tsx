"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Label } from "@/components/ui/label";

type Wiring = { id: string; "aria-invalid": true | undefined; "aria-describedby": string | undefined };

type FieldFrameProps = {
  id: string;
  label: string;
  hint?: ReactNode;
  error: string | undefined;
  optional?: boolean;
  /** Something to the right of the label, such as "Forgotten?". */
  aside?: ReactNode;
  children: (wiring: Wiring) => ReactNode;
};

/** Label, control, hint and error, joined for screen readers. Used by every kind of field. */
export function FieldFrame({ id, label, hint, error, optional, aside, children }: FieldFrameProps) {
  const t = useTranslations("forms");
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-3">
        <Label htmlFor={id}>
          {label}
          {optional && <span className="font-normal text-subtle"> {t("optional")}</span>}
        </Label>
        {aside && <span className="text-sm">{aside}</span>}
      </div>
      {children(wire(id, hint, error))}
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  );
}

/** The hint and the error below a control. The error's place is there from the start, so that it is announced when filled. */
export function FieldNotes({ id, hint, error }: Pick<FieldFrameProps, "id" | "hint" | "error">) {
  return (
    <>
      {hint && (
        <p id={`${id}-hint`} className="text-xs leading-5 text-subtle">
          {hint}
        </p>
      )}
      <p id={`${id}-error`} aria-live="polite" className="text-xs leading-5 font-medium text-danger-text empty:-mt-1.5">
        {error}
      </p>
    </>
  );
}

/** The attributes that join a control to its notes. */
export function wire(id: string, hint: ReactNode, error: string | undefined): Wiring {
  const notes = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return { id, "aria-invalid": error ? true : undefined, "aria-describedby": notes || undefined };
}
