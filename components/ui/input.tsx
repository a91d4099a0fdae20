import type { ComponentProps } from "react";
import { classNames } from "./class-names";

/** One line of text. Sixteen pixels on small screens, because iOS zooms into anything smaller. */
export function Input({ className, ...props }: ComponentProps<"input">) {
  return (
    <input
      className={classNames(
        "h-11 w-full min-w-0 rounded-md border border-field bg-surface px-3 text-base text-foreground shadow-soft transition-[border-color,box-shadow] duration-150 placeholder:text-subtle/80 hover:border-subtle sm:h-10 sm:text-sm",
        "focus-visible:border-accent-text focus-visible:outline-3 focus-visible:outline-offset-0 focus-visible:outline-accent-text/35",
        "aria-invalid:border-danger-text aria-invalid:focus-visible:outline-danger-text/35 read-only:bg-muted disabled:cursor-not-allowed disabled:opacity-60",
        className,
      )}
      {...props}
    />
  );
}
