import type { ComponentProps } from "react";
import { classNames } from "./class-names";

/** The browser's own checkbox in our colours: it is posted with the form, with and without JavaScript. */
export function Checkbox({ className, ...props }: Omit<ComponentProps<"input">, "type">) {
  return <input type="checkbox" className={classNames("size-4.5 shrink-0 rounded-sm", className)} {...props} />;
}
