"use client";

import "./globals.css";

/** The last resort, when the frame around the pages itself fails: nothing here depends on anything. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body className="grid min-h-dvh place-content-center justify-items-center gap-4 p-6 text-center">
        <title>Something went wrong</title>
        <h1 className="text-2xl font-semibold">Something went wrong</h1>
        <p className="text-sm text-subtle">It is our fault, not yours. Try again in a moment.</p>
        {error.digest && <p className="font-mono text-xs text-subtle">Number {error.digest}</p>}
        <button
          type="button"
          onClick={reset}
          className="h-10 rounded-md bg-accent px-4 text-sm font-medium text-accent-foreground"
        >
          Try again
        </button>
      </body>
    </html>
  );
}
