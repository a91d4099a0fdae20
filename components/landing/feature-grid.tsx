import {
  Fingerprint,
  KeyRound,
  LifeBuoy,
  MailCheck,
  MonitorSmartphone,
  ShieldCheck,
  Terminal,
  UsersRound,
} from "lucide-react";
import type { ReactNode } from "react";

/** What is ready, each with the sentence that matters. */
export function FeatureGrid() {
  return (
    <section aria-labelledby="features" className="mx-auto max-w-6xl px-4 py-16 sm:px-6 sm:py-24">
      <h2 id="features" className="text-3xl font-semibold tracking-[-0.025em]">
        Ready when you clone it
      </h2>
      <p className="mt-3 max-w-2xl text-base leading-7 text-subtle">
        Each feature is one folder. Change it, switch it off, or delete the folder.
      </p>
      <ul className="mt-10 grid gap-px overflow-hidden rounded-xl border bg-border sm:grid-cols-2 lg:grid-cols-4">
        {features.map((feature) => (
          <Feature key={feature.title} {...feature} />
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

const features: FeatureProps[] = [
  {
    icon: <KeyRound aria-hidden />,
    title: "Passwords",
    text: "Sign-up, sign-in, reset and change, with strength and breach checks. Hashed in threads of their own.",
  },
  {
    icon: <Fingerprint aria-hidden />,
    title: "Passkeys",
    text: "Sign in with a fingerprint, a face or a security key, as first or as second factor.",
  },
  {
    icon: <ShieldCheck aria-hidden />,
    title: "Two-factor sign-in",
    text: "Authenticator app, e-mail or text message, and devices that are trusted for a while.",
  },
  {
    icon: <LifeBuoy aria-hidden />,
    title: "Ways back in",
    text: "Recovery codes, rescue by mail, forgotten usernames. Each code works once.",
  },
  {
    icon: <MonitorSmartphone aria-hidden />,
    title: "Sessions",
    text: "Every session is a row: people see their devices and end any of them at once.",
  },
  {
    icon: <UsersRound aria-hidden />,
    title: "Roles and permissions",
    text: "A rule is one line beside the code it protects. Closed unless you say otherwise.",
  },
  {
    icon: <MailCheck aria-hidden />,
    title: "Mail that is meant for people",
    text: "Confirmation, sign-in links and notices, as HTML and as text, through the service of your choice.",
  },
  {
    icon: <Terminal aria-hidden />,
    title: "Page, JSON, terminal",
    text: "The same behaviour through every door, checked in the same place.",
  },
];
