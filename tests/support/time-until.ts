/** Asks again and again until the answer is yes, and says after how many milliseconds; throws when it takes too long. */
export async function timeUntil(isSo: () => Promise<boolean>, within: number): Promise<number> {
  const startedAt = performance.now();
  while (performance.now() - startedAt < within) {
    if (await isSo()) return performance.now() - startedAt;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`It was not so within ${within} ms.`);
}
