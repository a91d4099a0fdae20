import type { ComponentProps } from "react";
import { classNames } from "./class-names";

/** A sheet that holds one subject. Inside: header, content, footer, each optional. */
export function Card({ className, ...props }: ComponentProps<"section">) {
  return <section className={classNames("rounded-lg border bg-surface shadow-soft", className)} {...props} />;
}

export function CardHeader({ className, ...props }: ComponentProps<"div">) {
  return <div className={classNames("grid gap-1.5 p-5 sm:p-6", className)} {...props} />;
}

export function CardTitle({ className, children, ...props }: ComponentProps<"h2">) {
  return (
    <h2 className={classNames("text-base leading-6 font-semibold wrap-anywhere", className)} {...props}>
      {children}
    </h2>
  );
}

export function CardDescription({ className, ...props }: ComponentProps<"p">) {
  return <p className={classNames("text-sm leading-6 text-subtle wrap-anywhere", className)} {...props} />;
}

export function CardContent({ className, ...props }: ComponentProps<"div">) {
  return <div className={classNames("px-5 pb-5 first:pt-5 sm:px-6 sm:pb-6 sm:first:pt-6", className)} {...props} />;
}

export function CardFooter({ className, ...props }: ComponentProps<"div">) {
  return (
    <div
      className={classNames(
        "flex flex-wrap items-center justify-between gap-3 rounded-b-lg border-t bg-muted/50 px-5 py-4 text-sm text-subtle sm:px-6",
        className,
      )}
      {...props}
    />
  );
}
