"use client";

import { type ComponentProps, type MouseEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useFormAround } from "./form-context";

type ConfirmButtonProps = Omit<ComponentProps<typeof Button>, "type" | "title"> & {
  /** The question, what follows, and the answer that goes through with it. */
  title: string;
  description: string;
  confirmLabel: string;
};

/** Sends the form after a question. Without JavaScript there is no question, and the form is sent at once. */
export function ConfirmButton({ title, description, confirmLabel, children, ...props }: ConfirmButtonProps) {
  const { isPending, element } = useFormAround();
  const [isAsking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);

  function ask(event: MouseEvent) {
    event.preventDefault();
    if (!isPending) setAsking(true);
  }

  return (
    <>
      <Button ref={button} type="submit" aria-disabled={isPending} onClick={ask} {...props}>
        {children}
      </Button>
      {isAsking && (
        <Dialog
          title={title}
          description={description}
          confirmLabel={confirmLabel}
          onConfirm={() => element.current?.requestSubmit(button.current)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
