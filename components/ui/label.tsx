import type { ComponentProps } from "react";
import { classNames } from "./class-names";

/** The name of a field; `htmlFor` is required because a label without a field names nothing. */
export function Label({ className, htmlFor, children, ...props }: ComponentProps<"label"> & { htmlFor: string }) {
  return (
    <label htmlFor={htmlFor} className={classNames("text-sm leading-5 font-medium", className)} {...props}>
      {children}
    </label>
  );
}
