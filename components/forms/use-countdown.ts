"use client";

import { useEffect, useState } from "react";

/** Whole seconds that are left of `seconds`, counted anew whenever `key` changes; 0 while `key` is 0. */
export function useCountdown(seconds: number, key: number): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (key === 0) return;
    const end = performance.now() + seconds * 1000;
    const tick = () => setLeft(Math.max(0, Math.ceil((end - performance.now()) / 1000)));
    tick();
    const timer = setInterval(() => {
      tick();
      if (performance.now() >= end) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [seconds, key]);
  return left;
}
