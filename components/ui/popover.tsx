import type { ReactNode } from "react";
import { classNames } from "./class-names";

type PopoverProps = {
  /** The `popoverTarget` of the button in front of it. */
  id: string;
  /** What it is about, for those who hear it. */
  label: string;
  as?: "div" | "nav";
  className?: string;
  children: ReactNode;
};

/**
 * What a button of the header opens. It is the browser's own popover: opening, Escape, a click beside it and the way back to
 * the button need no script. Stands with its button in a `PopoverPlace`.
 */
export function Popover({ id, label, as: Element = "div", className, children }: PopoverProps) {
  return (
    <Element
      id={id}
      popover="auto"
      role={Element === "div" ? "group" : undefined}
      aria-label={label}
      className={classNames(
        "popover-in-header rounded-lg border bg-raised p-1 text-foreground shadow-menu open:animate-rise",
        className,
      )}
    >
      {children}
    </Element>
  );
}

/** Around the button and its popover, which hangs below the button's end. */
export function PopoverPlace({ children }: { children: ReactNode }) {
  return <div className="popover-place">{children}</div>;
}

/** How a link or button in a popover looks. */
export const popoverEntry =
  "flex h-9 w-full items-center gap-2.5 rounded-sm px-2.5 text-sm hover:bg-muted focus-visible:-outline-offset-2 [&_.icon]:size-4 [&_.icon]:text-subtle";
