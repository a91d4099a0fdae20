import type { ReactNode } from "react";

type PageHeadingProps = { title: string; description?: ReactNode; actions?: ReactNode };

/** The page's one first-level heading, what the page is for, and what can be done on it. */
export function PageHeading({ title, description, actions }: PageHeadingProps) {
  return (
    <div className="flex flex-wrap items-end justify-between gap-4">
      <div className="grid max-w-2xl min-w-0 gap-1.5 wrap-anywhere">
        <h1 className="text-2xl font-semibold">{title}</h1>
        {description && <p className="text-sm leading-6 text-subtle">{description}</p>}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
