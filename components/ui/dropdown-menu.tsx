"use client";

import { Check } from "lucide-react";
import { useLocale } from "next-intl";
import { DropdownMenu as Menu } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { directionOf } from "@/lib/security/core/locales";

type ChoiceMenuProps<Value extends string> = {
  trigger: ReactElement;
  label: string;
  value: Value;
  onChange: (value: string) => void;
  choices: readonly { value: Value; label: string; icon?: ReactNode }[];
};

/** A button that opens a list of which one entry is chosen. Needs JavaScript. */
export function ChoiceMenu<Value extends string>({ trigger, label, value, onChange, choices }: ChoiceMenuProps<Value>) {
  const direction = directionOf(useLocale());
  return (
    <Menu.Root modal={false} dir={direction}>
      <Menu.Trigger asChild>{trigger}</Menu.Trigger>
      <Menu.Portal>
        <Menu.Content
          align="end"
          sideOffset={8}
          aria-label={label}
          className="z-50 min-w-40 animate-rise rounded-lg border bg-raised p-1 shadow-menu"
        >
          <Menu.RadioGroup value={value} onValueChange={onChange}>
            {choices.map((choice) => (
              <Menu.RadioItem
                key={choice.value}
                value={choice.value}
                className="flex h-9 cursor-pointer items-center gap-2.5 rounded-sm px-2.5 text-sm outline-none select-none data-highlighted:bg-muted [&_svg]:size-4"
              >
                <span className="text-subtle">{choice.icon}</span>
                {choice.label}
                <Menu.ItemIndicator className="ms-auto">
                  <Check aria-hidden />
                </Menu.ItemIndicator>
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}
