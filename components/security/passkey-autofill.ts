"use client";

import { useEffect, useRef, useState } from "react";
import type { CeremonyOutcome } from "./passkey-ceremonies";
import type { FailedCeremony } from "./passkey-failures";
import { cancelCeremony, supportsAutofill } from "./webauthn-browser";

/**
 * Keeps a ceremony open whose passkeys the browser lists among its suggestions for the field that asks for them
 * (`autocomplete="username webauthn"`). While the page is in view it is begun anew before its challenge expires. `pause` makes
 * room for a ceremony with a window of its own, `resume` opens it again.
 */
export function usePasskeyAutofill(
  isWanted: boolean,
  renewEvery: number,
  begin: () => Promise<CeremonyOutcome>,
): { failure: FailedCeremony | null; pause: () => void; resume: () => void } {
  const [failure, setFailure] = useState<FailedCeremony | null>(null);
  const [isPaused, setPaused] = useState(false);
  const latest = useRef(begin);
  useEffect(() => {
    latest.current = begin;
  });

  useEffect(() => {
    if (!isWanted || isPaused) return;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;

    async function open() {
      clearTimeout(timer);
      if (isOver || document.hidden || !(await supportsAutofill())) return;
      if (isOver) return;
      timer = setTimeout(open, renewEvery);
      const outcome = await latest.current();
      if (isOver || outcome.status === "superseded") return;
      if (outcome.status === "done") return window.location.assign(outcome.target);
      setFailure(outcome);
    }

    document.addEventListener("visibilitychange", open);
    void open();
    return () => {
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", open);
      cancelCeremony();
    };
  }, [isWanted, isPaused, renewEvery]);

  return {
    failure,
    pause() {
      setFailure(null);
      setPaused(true);
    },
    resume: () => setPaused(false),
  };
}
