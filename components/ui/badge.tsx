import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";

/** A short state such as "On", "This device" or a role. */
export function Badge({ tone, className, ...props }: ComponentProps<"span"> & VariantProps<typeof badgeStyle>) {
  return <span className={classNames(badgeStyle({ tone }), className)} {...props} />;
}

const badgeStyle = cva(
  "inline-flex items-center gap-1 rounded-full border px-2 py-0.5 text-xs leading-4 font-medium whitespace-nowrap",
  {
    variants: {
      tone: {
        neutral: "bg-muted text-subtle",
        accent: "border-accent-text/20 bg-accent-soft text-accent-text",
        success: "border-success-text/20 bg-success-soft text-success-text",
        warning: "border-warning-text/20 bg-warning-soft text-warning-text",
        danger: "border-danger-text/20 bg-danger-soft text-danger-text",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);
