/** A use-case as it stands in the source, shortened. It shows the one idea that the rest is made of. */
export function UseCaseWindow() {
  return (
    <figure className="min-w-0 overflow-hidden rounded-xl border bg-surface shadow-card">
      <figcaption className="flex items-center gap-2 border-b bg-muted/60 px-4 py-2.5 font-mono text-xs text-subtle">
        <span aria-hidden className="size-2 shrink-0 rounded-full bg-accent" />
        <span className="truncate">lib/security/features/passwords/change.ts</span>
      </figcaption>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable with the keyboard
        tabIndex={0}
        className="overflow-x-auto p-5 font-mono text-xs leading-7 xl:text-[0.8125rem] focus-visible:-outline-offset-2"
      >
        <code>
          {lines.map(([code, remark]) => (
            <span key={code} className="block">
              {code}
              {remark && <span className="text-accent-text">{` // ${remark}`}</span>}
            </span>
          ))}
        </code>
      </pre>
    </figure>
  );
}

const lines: [code: string, remark?: string][] = [
  ["export const changePassword = defineUseCase({"],
  ['  name: "passwords.change",'],
  ["  input: changePasswordSchema,", "checked twice"],
  ["  access: signedIn(),", "who may"],
  ['  limit: { rule: "credentialCheck" },', "how often"],
  ["  async run(input, ctx) { … },", "what happens"],
  ["});"],
];
