"use client";

import { useTheme } from "next-themes";
import { type MouseEvent, useSyncExternalStore } from "react";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import { popoverEntry } from "@/components/ui/popover";

type ThemeChoiceProps = { theme: "light" | "dark" | "system"; icon: IconName; children: string };

/** One theme to choose; closes the popover around it then. */
export function ThemeChoice({ theme, icon, children }: ThemeChoiceProps) {
  const { theme: chosen, setTheme } = useTheme();
  // Which one is chosen is known in the browser only; what is rendered first has to be what the server rendered.
  const isInBrowser = useSyncExternalStore(
    nothingChanges,
    () => true,
    () => false,
  );
  const isChosen = isInBrowser && theme === chosen;

  function choose({ currentTarget }: MouseEvent<HTMLElement>) {
    setTheme(theme);
    currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();
  }

  return (
    <button type="button" aria-pressed={isChosen} onClick={choose} className={popoverEntry}>
      <Icon name={icon} />
      {children}
      {isChosen && <Icon name="check" className="ms-auto" />}
    </button>
  );
}

const nothingChanges = () => () => {};
