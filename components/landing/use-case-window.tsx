import { useTranslations } from "next-intl";

/** A use-case as it stands in the source, shortened. It shows the one idea that the rest is made of. */
export function UseCaseWindow() {
  const t = useTranslations("landing.useCase");
  return (
    <figure className="min-w-0 overflow-hidden rounded-xl border bg-surface shadow-card">
      <figcaption className="flex items-center gap-2 border-b bg-muted/60 px-4 py-2.5 font-mono text-xs text-subtle">
        <span aria-hidden className="size-2 shrink-0 rounded-full bg-accent" />
        <span className="truncate">lib/security/features/passwords/change.ts</span>
      </figcaption>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable with the keyboard
        tabIndex={0}
        dir="ltr"
        className="overflow-x-auto p-5 font-mono text-xs leading-7 xl:text-[0.8125rem] focus-visible:-outline-offset-2"
      >
        <code>
          {lines.map(([code, remark]) => (
            <span key={code} className="block">
              {code}
              {remark && <span className="text-accent-text">{` // ${t(`remarks.${remark}`)}`}</span>}
            </span>
          ))}
        </code>
      </pre>
    </figure>
  );
}

const lines: [code: string, remark?: "input" | "access" | "limit" | "run"][] = [
  ["export const changePassword = defineUseCase({"],
  ['  name: "passwords.change",'],
  ["  input: changePasswordSchema,", "input"],
  ["  access: signedIn(),", "access"],
  ['  limit: { rule: "credentialCheck" },', "limit"],
  ["  async run(input, ctx) { … },", "run"],
  ["});"],
];
