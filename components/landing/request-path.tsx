import { useTranslations } from "next-intl";

/** How every request is checked, in order: the reason why there is only one place to look. */
export function RequestPath() {
  const t = useTranslations("landing.requestPath");
  return (
    <section aria-labelledby="request-path" className="border-t bg-surface">
      <div className="mx-auto grid max-w-6xl gap-10 px-4 py-16 sm:px-6 sm:py-24 lg:grid-cols-[1fr_1.3fr] lg:gap-16">
        <div className="grid content-start gap-3">
          <h2 id="request-path" className="text-3xl font-semibold tracking-[-0.025em]">
            {t("title")}
          </h2>
          <p className="max-w-md text-base leading-7 text-subtle">{t("text")}</p>
        </div>
        <ol className="grid gap-3">
          {steps.map((step, index) => (
            <li key={step} className="flex items-start gap-4 rounded-lg border bg-background p-4">
              <span
                aria-hidden
                className="grid size-7 shrink-0 place-items-center rounded-full bg-accent-soft font-mono text-xs font-medium text-accent-text"
              >
                {index + 1}
              </span>
              <div className="grid gap-0.5">
                <h3 className="text-sm leading-7 font-semibold">{t(`steps.${step}.title`)}</h3>
                <p className="text-sm leading-6 text-subtle">{t(`steps.${step}.text`)}</p>
              </div>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

const steps = ["feature", "access", "input", "limit", "run"] as const;
