import { median } from "@/tests/support/timing";

/** One line of the table: what was measured of ours and of the floor, once a round. */
export type Row = { title: string; unit: string; ours: number[]; floor: number[]; target: string | null };

type Machine = { rounds: number; seconds: number; cores: number; model: string };

/** The table, as Markdown. */
export function report(rows: Row[], { rounds, seconds, cores, model }: Machine): string {
  return [
    `${cores} cores (${model}), Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}; ${rounds} rounds of ${seconds} s; least / **middle** / most.`,
    "",
    "| what | unit | ours | floor | ratio of the middles | target |",
    "| --- | --- | --- | --- | --- | --- |",
    ...rows.map((row) => `| ${lineOf(row)} |`),
    "",
  ].join("\n");
}

/** One line of the table, without its edges. */
export const lineOf = ({ title, unit, ours, floor, target }: Row): string =>
  [title, unit, spread(ours), spread(floor), ratio(ours, floor), target ?? "–"].join(" | ");

function spread(values: number[]): string {
  if (values.length === 0) return "–";
  const sorted = values.toSorted((one, other) => one - other);
  return values.length === 1
    ? `**${short(sorted[0])}**`
    : `${short(sorted[0])} / **${short(median(values))}** / ${short(sorted.at(-1))}`;
}

const ratio = (ours: number[], floor: number[]): string =>
  ours.length === 0 || floor.length === 0 ? "–" : `**${(median(ours) / median(floor)).toFixed(2)}**`;

const short = (value = 0): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
