import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";

/** What is ready, each with the sentence that matters. */
export function FeatureGrid() {
  const t = useTranslations("landing.features");
  return (
    <section aria-labelledby="features" className="mx-auto max-w-6xl px-4 py-16 sm:px-6 sm:py-24">
      <h2 id="features" className="text-3xl font-semibold tracking-[-0.025em]">
        {t("title")}
      </h2>
      <p className="mt-3 max-w-2xl text-base leading-7 text-subtle">{t("text")}</p>
      <ul className="mt-10 grid gap-px overflow-hidden rounded-xl border bg-border sm:grid-cols-2 lg:grid-cols-4">
        {features.map(({ name, icon }) => (
          <Feature key={name} icon={icon} title={t(`parts.${name}.title`)} text={t(`parts.${name}.text`)} />
        ))}
      </ul>
    </section>
  );
}

type FeatureProps = { icon: ReactNode; title: string; text: string };

function Feature({ icon, title, text }: FeatureProps) {
  return (
    <li className="grid content-start gap-2 bg-surface p-6">
      <span className="mb-2 grid size-10 place-items-center rounded-md bg-accent-soft text-accent-text [&_.icon]:size-5">
        {icon}
      </span>
      <h3 className="text-base font-semibold">{title}</h3>
      <p className="text-sm leading-6 text-subtle">{text}</p>
    </li>
  );
}

const features = [
  { name: "passwords", icon: <Icon name="key-round" /> },
  { name: "passkeys", icon: <Icon name="fingerprint" /> },
  { name: "secondFactors", icon: <Icon name="smartphone" /> },
  { name: "services", icon: <Icon name="link-2" /> },
  { name: "addresses", icon: <Icon name="mail-check" /> },
  { name: "sessions", icon: <Icon name="monitor-smartphone" /> },
  { name: "roles", icon: <Icon name="users-round" /> },
  { name: "record", icon: <Icon name="history" /> },
  { name: "silence", icon: <Icon name="eye-off" /> },
  { name: "limits", icon: <Icon name="gauge" /> },
  { name: "mail", icon: <Icon name="mails" /> },
  { name: "doors", icon: <Icon name="terminal" /> },
] as const;
