// @ts-check
/** What a balancer asks to know whether we can serve: it waits for nobody. @param {string} url */
export const isProbe = (url) => /^\/api\/(?:health|ready)(?:\?|$)/.test(url);

/**
 * Lets one request begin in each turn of the event loop. Node hands over all that have arrived at once; if fifty began in
 * the same turn, what comes next would wait for the first step of them all.
 * @returns {(isFirst: boolean) => Promise<void>} resolves when it is the request's turn; `isFirst` goes before those that wait
 */
export function oneEachTurn() {
  /** @type {(() => void)[]} */
  const waiting = [];
  let isRunning = false;
  const next = () => {
    waiting.shift()?.();
    isRunning = waiting.length > 0;
    if (isRunning) setImmediate(next);
  };
  return (isFirst) =>
    new Promise((resolve) => {
      if (isFirst) waiting.unshift(resolve);
      else waiting.push(resolve);
      if (isRunning) return;
      isRunning = true;
      setImmediate(next);
    });
}
