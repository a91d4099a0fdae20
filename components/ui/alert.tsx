import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { Icon } from "@/components/ui/icon";
import { classNames } from "./class-names";

type AlertProps = ComponentProps<"div"> & { tone?: NonNullable<VariantProps<typeof alertStyle>["tone"]> };

/** A boxed sentence that matters. It is not a live region by itself; see `FormMessages` for one. */
export function Alert({ tone = "info", className, children, ...props }: AlertProps) {
  return (
    <div className={classNames(alertStyle({ tone }), className)} {...props}>
      <Icon name={icons[tone]} className="mt-0.5 size-4.5" />
      <div className="grid min-w-0 gap-1 wrap-anywhere">{children}</div>
    </div>
  );
}

const alertStyle = cva("flex gap-3 rounded-md border px-4 py-3 text-sm leading-6", {
  variants: {
    tone: {
      info: "border-accent-text/20 bg-accent-soft text-accent-text",
      success: "border-success-text/20 bg-success-soft text-success-text",
      warning: "border-warning-text/20 bg-warning-soft text-warning-text",
      danger: "border-danger-text/20 bg-danger-soft text-danger-text",
    },
  },
});

const icons = { info: "info", success: "circle-check", warning: "triangle-alert", danger: "circle-alert" } as const;
