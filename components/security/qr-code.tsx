import { create } from "qrcode";

/** Modules of quiet ground around the code; readers want four. */
const quiet = 4;

/**
 * A QR code, dark on white in any theme, since many readers know no other. `label` says what it is; whatever it holds has to
 * stand beside it as text for those who cannot scan it.
 */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = create(text, { errorCorrectionLevel: "M" }).modules;
  const rows = Array.from({ length: size }, (_, y) => darkRuns([...data.slice(y * size, (y + 1) * size)], y));
  const whole = size + 2 * quiet;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${whole} ${whole}`}
      shapeRendering="crispEdges"
      className="size-48 rounded-md border"
    >
      <rect width={whole} height={whole} fill="#fff" />
      <path d={rows.join("")} fill="#000" />
    </svg>
  );
}

/** Neighbouring dark modules of a row as one rectangle: fewer edges, and no hairlines between them. */
function darkRuns(row: number[], y: number): string {
  const runs = row.map(Number).join("").matchAll(/1+/g);
  return [...runs]
    .map(({ 0: run, index }) => `M${index + quiet} ${y + quiet}h${run.length}v1h-${run.length}z`)
    .join("");
}
