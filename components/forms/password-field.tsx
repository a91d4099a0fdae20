"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import { FieldFrame } from "./field-frame";
import { useField } from "./form-context";

type PasswordFieldProps = {
  name: string;
  label: string;
  autoComplete: "current-password" | "new-password";
  hint?: ReactNode;
  aside?: ReactNode;
  /** Says "(optional)" beside the label, and lets it stay empty. */
  optional?: boolean;
};

/** A password, hidden until asked for. Says when Caps Lock is on. What was typed never comes back from the server. */
export function PasswordField({ name, label, autoComplete, hint, aside, optional = false }: PasswordFieldProps) {
  const id = useId();
  const t = useTranslations("forms.password");
  const { registration, error } = useField(name);
  const [isShown, setShown] = useState(false);
  const [isCapsLocked, setCapsLocked] = useState(false);
  const noteCapsLock = (event: KeyboardEvent) => setCapsLocked(event.getModifierState("CapsLock"));

  return (
    <FieldFrame
      id={id}
      label={label}
      hint={isCapsLocked ? t("capsLock") : hint}
      error={error}
      aside={aside}
      optional={optional}
    >
      {(wiring) => (
        <div className="relative">
          <Input
            type={isShown ? "text" : "password"}
            autoComplete={autoComplete}
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            required={!optional}
            onKeyDown={noteCapsLock}
            onKeyUp={noteCapsLock}
            className="pe-11 noscript:pe-3"
            {...wiring}
            {...registration}
          />
          <button
            type="button"
            aria-label={t("show")}
            aria-pressed={isShown}
            aria-controls={id}
            onClick={() => setShown(!isShown)}
            className="absolute inset-y-1 end-1 grid w-9 place-items-center rounded-sm text-subtle hover:text-foreground noscript:hidden"
          >
            <Icon name={isShown ? "eye-off" : "eye"} className="size-4" />
          </button>
        </div>
      )}
    </FieldFrame>
  );
}
