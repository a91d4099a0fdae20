import type { ReactNode } from "react";

type MessagePageProps = { icon: ReactNode; title: string; children: ReactNode; actions: ReactNode };

/** A page that has one thing to say: not found, not allowed, something broke. */
export function MessagePage({ icon, title, children, actions }: MessagePageProps) {
  return (
    <div className="mx-auto grid w-full max-w-md justify-items-center gap-4 px-4 py-20 text-center sm:py-28">
      <span className="grid size-12 place-items-center rounded-lg border bg-surface text-accent-text shadow-soft [&_.icon]:size-6">
        {icon}
      </span>
      <h1 className="text-2xl font-semibold">{title}</h1>
      <div className="grid gap-2 text-sm leading-6 text-subtle">{children}</div>
      <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div>
    </div>
  );
}
