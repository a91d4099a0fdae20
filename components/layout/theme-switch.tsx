"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { Button } from "@/components/ui/button";
import { ChoiceMenu } from "@/components/ui/dropdown-menu";

/** Light, dark, or as the system has it. Not shown without JavaScript: the page follows the system then. */
export function ThemeSwitch() {
  const t = useTranslations("layout.browser.theme");
  const { theme = "system", setTheme } = useTheme();
  const trigger = (
    <Button variant="ghost" size="icon" aria-label={t("label")} className="text-subtle noscript:hidden">
      <Sun aria-hidden className="hidden [.light_&]:block" />
      <Moon aria-hidden className="hidden [.dark_&]:block" />
    </Button>
  );
  const choices = [
    { value: "light", label: t("light"), icon: <Sun aria-hidden /> },
    { value: "dark", label: t("dark"), icon: <Moon aria-hidden /> },
    { value: "system", label: t("system"), icon: <Monitor aria-hidden /> },
  ];
  return <ChoiceMenu trigger={trigger} label={t("label")} value={theme} onChange={setTheme} choices={choices} />;
}
