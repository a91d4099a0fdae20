"use client";

import { useLocale, useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { Toaster as Sonner } from "sonner";
import { directionOf } from "@/lib/security/core/locales";

/** Where short notices appear. Call `toast()` of sonner from any client component. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  const t = useTranslations("forms.notices");
  const direction = directionOf(useLocale());
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      dir={direction}
      position={direction === "rtl" ? "bottom-left" : "bottom-right"}
      containerAriaLabel={t("label")}
      closeButton
      toastOptions={{
        closeButtonAriaLabel: t("close"),
        classNames: {
          toast: "!rounded-lg !border-border !bg-raised !font-sans !text-foreground !shadow-menu",
          description: "!text-subtle",
          closeButton: "!border-border !bg-raised !text-foreground",
        },
      }}
    />
  );
}
