import type { ComponentProps } from "react";
import { classNames } from "./class-names";

/** A link in or below a text; tall enough to be hit with a finger. */
export function TextLink({ className, ...props }: ComponentProps<"a">) {
  return (
    <a
      className={classNames(
        "inline-flex min-h-6 items-center rounded-sm font-medium text-accent-text underline-offset-4 hover:underline",
        className,
      )}
      {...props}
    />
  );
}
