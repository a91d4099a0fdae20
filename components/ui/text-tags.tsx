import type { ReactNode } from "react";

// What tags in texts stand for: `t.rich("submit", { name, heard })` with "Remove<heard> {name}</heard>".

/** Read out, but not seen. */
export const heard = (text: ReactNode) => <span className="sr-only">{text}</span>;

/** Said in passing. */
export const subtle = (text: ReactNode) => <span className="text-subtle">{text}</span>;
