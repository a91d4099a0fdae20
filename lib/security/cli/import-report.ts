import type { Language } from "@/lib/i18n/language";
import { needs, reductions, skips } from "../features/moving-in/words";
import { nameIn } from "./print";

type Report = {
  dryRun: boolean;
  rows: number;
  imported: number;
  alreadyHere: number;
  skipped: Record<string, number>;
  reduced: Record<string, number>;
  roles: Record<string, number>;
  secondFactors: number;
  connections: number;
  needs: string[];
};

/** What an import brought along, for whoever started it. */
export function sentencesOf(language: Language, report: Report): string {
  const t = language.texts("terminal.import.report");
  const { dryRun, rows, imported, alreadyHere, secondFactors, connections } = report;
  const section = (title: string, lines: string[]) => (lines.length > 0 ? ["", title, ...lines] : []);
  const counted = (counts: Record<string, number>, say: (word: string) => string) =>
    Object.entries(counts).map(([word, count]) => `  ${count}  ${say(word)}`);
  const say = sayingIn(language);
  return [
    t(dryRun ? "wouldCome" : "came", { rows, imported, alreadyHere }),
    ...(secondFactors + connections > 0 ? [t("more", { secondFactors, connections })] : []),
    ...section(t("skipped"), counted(report.skipped, say.skip)),
    ...section(t("reduced"), counted(report.reduced, say.reduction)),
    ...section(
      t("roles"),
      counted(report.roles, (role) => role),
    ),
    ...section(
      t("needs"),
      report.needs.map((need) => `  ${say.need(need)}`),
    ),
  ].join("\n");
}

/** The words of a report in a language. A checkpoint may hold one that an older version of us wrote. */
function sayingIn(language: Language) {
  const t = language.texts("terminal.import");
  return {
    skip(word: string): string {
      const name = nameIn(skips, word);
      return name ? t(`skips.${name}`) : word;
    },
    reduction(word: string): string {
      const name = nameIn(reductions, word);
      return name ? t(`reductions.${name}`) : word;
    },
    need(word: string): string {
      const name = nameIn(needs, word);
      return name ? t(`needs.${name}`) : word;
    },
  };
}
