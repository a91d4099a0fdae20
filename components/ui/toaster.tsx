"use client";

import { useTheme } from "next-themes";
import { Toaster as Sonner } from "sonner";

/** Where short notices appear. Call `toast()` of sonner from any client component. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-right"
      closeButton
      toastOptions={{
        classNames: {
          toast: "!rounded-lg !border-border !bg-raised !font-sans !text-foreground !shadow-menu",
          description: "!text-subtle",
          closeButton: "!border-border !bg-raised !text-foreground",
        },
      }}
    />
  );
}
