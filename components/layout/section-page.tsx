import type { ReactNode } from "react";

/** A section with its own navigation: list on the left, page on the right, one below the other on a narrow screen. */
export function SectionPage({ nav, children }: { nav: ReactNode; children: ReactNode }) {
  return (
    <div className="mx-auto grid w-full max-w-6xl grid-cols-[minmax(0,1fr)] content-start gap-6 px-4 py-6 sm:px-6 lg:grid-cols-[13.5rem_minmax(0,1fr)] lg:gap-12 lg:py-10">
      {nav}
      <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-6">{children}</div>
    </div>
  );
}
