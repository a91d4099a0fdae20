import type { ReactNode } from "react";

/** One narrow column for the journeys of people who are not, or not fully, signed in. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="relative isolate flex flex-1 flex-col items-center px-4 py-10 sm:py-16">
      <div aria-hidden className="backdrop-grid absolute inset-0 -z-10 opacity-70" />
      <div className="w-full max-w-104">{children}</div>
    </div>
  );
}
