"use client";

import { useSyncExternalStore } from "react";
import { directionOf, type Locale } from "@/lib/security/core/locales";
import { globalErrorTexts, languageOfBrowser } from "./global-error-texts";
import "./globals.css";

/** The last resort, when the frame around the pages itself fails: nothing here depends on anything. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const locale = useSyncExternalStore(noChanges, languageOfBrowser, onServer);
  const { title, text, number, again } = globalErrorTexts[locale];
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <body className="grid min-h-dvh place-content-center justify-items-center gap-4 p-6 text-center">
        <title>{title}</title>
        <h1 className="text-2xl font-semibold">{title}</h1>
        <p className="text-sm text-subtle">{text}</p>
        {error.digest && (
          <p className="font-mono text-xs text-subtle">
            {number} {error.digest}
          </p>
        )}
        <button
          type="button"
          onClick={reset}
          className="h-10 rounded-md bg-accent px-4 text-sm font-medium text-accent-foreground"
        >
          {again}
        </button>
      </body>
    </html>
  );
}

const noChanges = () => () => {};
const onServer = (): Locale => "en";
