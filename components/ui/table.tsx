import type { ComponentProps } from "react";
import { classNames } from "./class-names";

/** A table that scrolls sideways inside its own frame on a narrow screen. `label` names it for screen readers. */
export function Table({ label, className, children, ...props }: ComponentProps<"table"> & { label: string }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable with the keyboard
      tabIndex={0}
      // What only screen readers see stands apart; it must not widen the page.
      className="relative overflow-x-auto rounded-lg border bg-surface shadow-soft"
    >
      <table className={classNames("w-full border-collapse text-start text-sm", className)} {...props}>
        {children}
      </table>
    </section>
  );
}

export function TableHead({ className, ...props }: ComponentProps<"th">) {
  return (
    <th
      scope="col"
      className={classNames(
        "h-10 border-b bg-muted/60 px-4 text-start text-xs font-medium whitespace-nowrap text-subtle",
        className,
      )}
      {...props}
    />
  );
}

export function TableRow({ className, ...props }: ComponentProps<"tr">) {
  return <tr className={classNames("border-b last:border-0", className)} {...props} />;
}

export function TableCell({ className, ...props }: ComponentProps<"td">) {
  return <td className={classNames("px-4 py-3 align-middle", className)} {...props} />;
}
