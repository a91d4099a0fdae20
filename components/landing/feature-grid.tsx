import { EyeOff, Gauge, KeyRound, MailCheck, Mails, MonitorSmartphone, Terminal, UsersRound } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

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
      <span className="mb-2 grid size-10 place-items-center rounded-md bg-accent-soft text-accent-text [&_svg]:size-5">
        {icon}
      </span>
      <h3 className="text-base font-semibold">{title}</h3>
      <p className="text-sm leading-6 text-subtle">{text}</p>
    </li>
  );
}

const features = [
  { name: "passwords", icon: <KeyRound aria-hidden /> },
  { name: "addresses", icon: <MailCheck aria-hidden /> },
  { name: "sessions", icon: <MonitorSmartphone aria-hidden /> },
  { name: "roles", icon: <UsersRound aria-hidden /> },
  { name: "silence", icon: <EyeOff aria-hidden /> },
  { name: "limits", icon: <Gauge aria-hidden /> },
  { name: "mail", icon: <Mails aria-hidden /> },
  { name: "doors", icon: <Terminal aria-hidden /> },
] as const;
