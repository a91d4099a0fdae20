import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";

type ButtonLook = VariantProps<typeof buttonStyle> & { className?: string };
type ButtonProps = ComponentProps<"button"> & ButtonLook;

/** A button, which sends nothing unless its `type` says so. */
export function Button({ variant, size, className, type = "button", ...props }: ButtonProps) {
  return <button type={type} className={buttonClass({ variant, size, className })} {...props} />;
}

/** For a link that looks like a button: `<a href={…} className={buttonClass({ size: "small" })}>`. */
export function buttonClass({ className, ...look }: ButtonLook = {}): string {
  return classNames(buttonStyle(look), className);
}

const buttonStyle = cva(
  "inline-flex shrink-0 items-center justify-center gap-2 rounded-md text-center font-medium transition-[background-color,border-color,color,box-shadow] duration-150 select-none disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:cursor-progress aria-disabled:opacity-75 [&_.icon]:size-4",
  {
    variants: {
      variant: {
        primary:
          "bg-accent text-accent-foreground shadow-soft inset-shadow-[0_1px_0_rgb(255_255_255/0.16)] hover:bg-accent-hover",
        secondary: "border border-field/60 bg-surface text-foreground shadow-soft hover:border-field hover:bg-muted",
        ghost: "text-foreground hover:bg-muted",
        danger: "bg-danger text-danger-foreground shadow-soft hover:bg-danger-hover",
        link: "rounded-sm text-accent-text underline-offset-4 hover:underline",
      },
      size: {
        // Small ones stand in tables and rows. Larger ones take a second line where a language needs it.
        small: "h-8 px-3 text-sm whitespace-nowrap",
        medium: "min-h-10 max-w-full px-4 py-2 text-sm leading-5",
        large: "min-h-11 max-w-full px-5 py-2 text-base leading-6",
        icon: "size-9",
      },
    },
    compoundVariants: [{ variant: "link", className: "h-auto min-h-0 p-0" }],
    defaultVariants: { variant: "primary", size: "medium" },
  },
);
