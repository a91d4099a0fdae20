/** How every request is checked, in order: the reason why there is only one place to look. */
export function RequestPath() {
  return (
    <section aria-labelledby="request-path" className="border-t bg-surface">
      <div className="mx-auto grid max-w-6xl gap-10 px-4 py-16 sm:px-6 sm:py-24 lg:grid-cols-[1fr_1.3fr] lg:gap-16">
        <div className="grid content-start gap-3">
          <h2 id="request-path" className="text-3xl font-semibold tracking-[-0.025em]">
            One gate for every request
          </h2>
          <p className="max-w-md text-base leading-7 text-subtle">
            Pages, forms, JSON and the command line all pass the same short function. Nothing else decides who may do
            what.
          </p>
        </div>
        <ol className="grid gap-3">
          {steps.map(([title, text], index) => (
            <li key={title} className="flex items-start gap-4 rounded-lg border bg-background p-4">
              <span
                aria-hidden
                className="grid size-7 shrink-0 place-items-center rounded-full bg-accent-soft font-mono text-xs font-medium text-accent-text"
              >
                {index + 1}
              </span>
              <div className="grid gap-0.5">
                <h3 className="text-sm leading-7 font-semibold">{title}</h3>
                <p className="text-sm leading-6 text-subtle">{text}</p>
              </div>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

const steps: [title: string, text: string][] = [
  ["Is the feature on?", "A feature that is switched off is not found, at every door."],
  ["May this person?", "The rule of the use-case decides, with the roles of this moment."],
  ["Is the input right?", "One schema, the same in the browser and on the server."],
  ["Within the limits?", "Counted for each account and each network address."],
  ["Then it runs", "And gives back a value, or the key of an error."],
];
