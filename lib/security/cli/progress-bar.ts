const width = 30;
const mostOften = 100;

/** A bar on the error stream, for people only: where nobody looks at a terminal, nothing is drawn. */
export function progressBar(text: (speed: { count: number; each: number }) => string): {
  show(part: number | null, count: number): void;
  end(): void;
} {
  const stream = process.stderr;
  const begun = performance.now();
  let drawnAt = Number.NEGATIVE_INFINITY;
  return {
    /** `part` is 0 to 1, null where the whole is not known; `count` is how many so far, `each` how many a second. */
    show(part, count) {
      const now = performance.now();
      if (!stream.isTTY || now - drawnAt < mostOften) return;
      drawnAt = now;
      const share = Math.min(1, Math.max(0, part ?? 0));
      const filled = Math.round(share * width);
      const bar =
        part === null ? "" : `${"█".repeat(filled)}${"░".repeat(width - filled)} ${Math.floor(share * 100)} %  `;
      const each = Math.round(count / Math.max(0.001, (now - begun) / 1000));
      stream.write(`\r${bar}${text({ count, each })}\u001b[K`);
    },
    end() {
      if (stream.isTTY && drawnAt > 0) stream.write("\r\u001b[K");
      drawnAt = Number.NEGATIVE_INFINITY;
    },
  };
}
