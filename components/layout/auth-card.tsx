import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { BrandMark } from "./brand";

type AuthCardProps = {
  title: string;
  description?: ReactNode;
  /** In place of the brand mark. */
  icon?: ReactNode;
  children?: ReactNode;
  /** The other ways to go, below the card's line. */
  footer?: ReactNode;
};

/** The card of one sign-in step: what it is, its form, and where else one may go. */
export function AuthCard({ title, description, icon, children, footer }: AuthCardProps) {
  return (
    <Card className="shadow-card">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 px-6 py-7 sm:px-8 sm:py-9">
        <div className="grid justify-items-center gap-2 text-center">
          {icon ? (
            <span className="mb-2 grid size-11 place-items-center rounded-lg bg-accent-soft text-accent-text [&_.icon]:size-5.5">
              {icon}
            </span>
          ) : (
            <BrandMark className="mb-2 size-10" />
          )}
          <h1 className="text-xl font-semibold">{title}</h1>
          {description && (
            <div className="max-w-full text-sm leading-6 text-pretty wrap-anywhere text-subtle">{description}</div>
          )}
        </div>
        {children}
      </div>
      {footer && (
        <div className="grid justify-items-center gap-1 rounded-b-lg border-t bg-muted/50 px-6 py-4 text-center text-sm text-subtle">
          {footer}
        </div>
      )}
    </Card>
  );
}
