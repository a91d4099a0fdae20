"use client";

import type { ComponentProps } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { useFormAround } from "./form-context";

/** Sends the form. Stays focusable while the answer is awaited, so that the keyboard's place is not lost. */
export function SubmitButton({ children, ...props }: Omit<ComponentProps<typeof Button>, "type">) {
  const { isPending } = useFormAround();
  return (
    <Button type="submit" aria-disabled={isPending} {...props}>
      {isPending && <Icon name="loader-circle" className="animate-spin" />}
      {children}
    </Button>
  );
}
