"use client";

import { useTranslations } from "next-intl";
import { useEffect, useId, useRef } from "react";
import { createPortal } from "react-dom";
import { Button } from "./button";

type DialogProps = {
  title: string;
  description: string;
  /** What the button says that goes through with it. */
  confirmLabel: string;
  onConfirm: () => void;
  /** After either answer, and after Escape; then it is no longer to be rendered. */
  onClose: () => void;
};

/**
 * Asks before something that cannot be taken back; open as long as it is rendered. The browser keeps the focus inside, puts
 * it on the first button, "Cancel", and brings it back to where it came from.
 */
export function Dialog({ title, description, confirmLabel, onConfirm, onClose }: DialogProps) {
  const t = useTranslations("forms");
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  const close = () => dialog.current?.close();

  function confirm() {
    close();
    onConfirm();
  }

  return createPortal(
    <dialog
      ref={dialog}
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-description`}
      onClose={onClose}
      className="m-auto w-[calc(100%-2rem)] max-w-md animate-fade overscroll-contain rounded-lg border bg-raised p-6 text-foreground shadow-menu backdrop:animate-fade backdrop:overflow-hidden backdrop:overscroll-contain backdrop:bg-[oklch(0.15_0.02_272/0.55)] backdrop:backdrop-blur-[2px]"
    >
      <h2 id={`${id}-title`} className="text-lg font-semibold">
        {title}
      </h2>
      <p id={`${id}-description`} className="mt-2 text-sm leading-6 text-subtle">
        {description}
      </p>
      <div className="mt-6 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
        <Button variant="secondary" onClick={close}>
          {t("cancel")}
        </Button>
        <Button variant="danger" onClick={confirm}>
          {confirmLabel}
        </Button>
      </div>
    </dialog>,
    document.body,
  );
}
