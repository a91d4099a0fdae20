import { EyeOff, Gauge, KeyRound, MailCheck, Mails, MonitorSmartphone, Terminal, UsersRound } from "lucide-react";
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
    text: "Sign-in, reset and change, with strength and breach checks if you like. Hashed in threads of their own.",
  },
  {
    icon: <MailCheck aria-hidden />,
    title: "Confirmed addresses",
    text: "A mailed link leads to a button, so that no mail scanner confirms in somebody's place.",
  },
  {
    icon: <MonitorSmartphone aria-hidden />,
    title: "Sessions",
    text: "Every session is a row in your database. Once it is ended, no copied cookie brings it back.",
  },
  {
    icon: <UsersRound aria-hidden />,
    title: "Roles and permissions",
    text: "A rule is one line beside the code it protects. Closed unless you say otherwise.",
  },
  {
    icon: <EyeOff aria-hidden />,
    title: "Nothing given away",
    text: "Forms are made not to tell a stranger who has an account here.",
  },
  {
    icon: <Gauge aria-hidden />,
    title: "Limits",
    text: "Tries are counted for each account and each network address, in Postgres.",
  },
  {
    icon: <Mails aria-hidden />,
    title: "Mail",
    text: "Written once, sent as HTML and as text, through Resend or any SMTP server. An outage only delays it.",
  },
  {
    icon: <Terminal aria-hidden />,
    title: "Page, JSON, terminal",
    text: "The same behaviour through every door, checked in the same place.",
  },
];
