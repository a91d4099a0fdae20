import type { ComponentProps } from "react";
import { Icon } from "@/components/ui/icon";
import { classNames } from "./class-names";

/** A choice of a few values, drawn by the browser. */
export function Select({ className, children, ...props }: ComponentProps<"select">) {
  return (
    <span className="relative block">
      <select
        className={classNames(
          "h-11 w-full appearance-none rounded-md border border-field bg-surface ps-3 pe-9 text-base shadow-soft hover:border-subtle aria-invalid:border-danger-text sm:h-10 sm:text-sm",
          className,
        )}
        {...props}
      >
        {children}
      </select>
      <Icon
        name="chevron-down"
        className="pointer-events-none absolute end-3 top-1/2 size-4 -translate-y-1/2 text-subtle"
      />
    </span>
  );
}
