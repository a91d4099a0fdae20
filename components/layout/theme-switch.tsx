"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { Button } from "@/components/ui/button";
import { ChoiceMenu } from "@/components/ui/dropdown-menu";

/** Light, dark, or as the system has it. Not shown without JavaScript: the page follows the system then. */
export function ThemeSwitch() {
  const { theme = "system", setTheme } = useTheme();
  const trigger = (
    <Button variant="ghost" size="icon" aria-label="Theme" className="text-subtle noscript:hidden">
      <Sun aria-hidden className="hidden [.light_&]:block" />
      <Moon aria-hidden className="hidden [.dark_&]:block" />
    </Button>
  );
  return <ChoiceMenu trigger={trigger} label="Theme" value={theme} onChange={setTheme} choices={choices} />;
}

const choices = [
  { value: "light", label: "Light", icon: <Sun aria-hidden /> },
  { value: "dark", label: "Dark", icon: <Moon aria-hidden /> },
  { value: "system", label: "System", icon: <Monitor aria-hidden /> },
];
