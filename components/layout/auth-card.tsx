import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { BrandMark } from "./brand";

type AuthCardProps = {
  title: string;
  description?: ReactNode;
  children: ReactNode;
  /** The other ways to go, below the card's line. */
  footer?: ReactNode;
};

/** The card of one sign-in step: what it is, its form, and where else one may go. */
export function AuthCard({ title, description, children, footer }: AuthCardProps) {
  return (
    <Card className="shadow-card">
      <div className="grid gap-6 px-6 py-7 sm:px-8 sm:py-9">
        <div className="grid justify-items-center gap-2 text-center">
          <BrandMark className="mb-2 size-10" />
          <h1 className="text-xl font-semibold">{title}</h1>
          {description && <div className="text-sm leading-6 text-subtle wrap-anywhere">{description}</div>}
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
